package io.github.sessionctl.jmx;

import java.util.Arrays;
import java.util.Map;
import javax.management.Notification;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/** Makes open data of named texts and numbers, for where the MXBean framework does not do it. */
final class OpenRow {

    private OpenRow() {}

    /** Gives a notification texts and longs by name, as open data of a type with this name. */
    static Notification attach(Notification to, String type, String description, Map<String, Object> fields) {
        String[] names = fields.keySet().toArray(String[]::new);
        OpenType<?>[] types = Arrays.stream(names)
                .map(name -> fields.get(name) instanceof Long ? SimpleType.LONG : SimpleType.STRING)
                .toArray(OpenType<?>[]::new);
        try {
            to.setUserData(new CompositeDataSupport(new CompositeType(type, description, names, names, types), fields));
            return to;
        } catch (OpenDataException e) {
            throw new IllegalStateException("no open data can be made of " + fields, e);
        }
    }
}
