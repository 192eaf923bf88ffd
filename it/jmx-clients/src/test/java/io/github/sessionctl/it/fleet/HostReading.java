package io.github.sessionctl.it.fleet;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.management.AttributeList;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * What one host's MBean answered.
 *
 * @param countByState sessions of whatever kind; without the states of which there is none
 * @param took how long the client waited for the answer
 */
record HostReading(
        int sessions,
        int active,
        int disconnected,
        Map<String, Integer> countByState,
        int hangingCalls,
        String lastError,
        String lastRefresh,
        Duration took) {

    private static final String[] NAMES = {
        "SessionCount",
        "ActiveCount",
        "DisconnectedCount",
        "CountByState",
        "HangingCallCount",
        "LastError",
        "LastRefresh"
    };

    /** Of every host, one after the other in the order of their names, as a monitoring system asks for them. */
    static Map<String, HostReading> ofAll(MBeanServerConnection server) throws Exception {
        Map<String, ObjectName> names = new TreeMap<>();
        server.queryNames(new ObjectName("io.github.sessionctl:type=SessionHost,*"), null)
                .forEach(name -> names.put(name.getKeyProperty("name"), name));
        Map<String, HostReading> readings = new TreeMap<>();
        for (Map.Entry<String, ObjectName> name : names.entrySet()) {
            readings.put(name.getKey(), of(server, name.getValue()));
        }
        return readings;
    }

    private static HostReading of(MBeanServerConnection server, ObjectName name) throws Exception {
        long start = System.nanoTime();
        AttributeList list = server.getAttributes(name, NAMES);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Map<String, Object> values = new HashMap<>();
        list.asList().forEach(attribute -> values.put(attribute.getName(), attribute.getValue()));
        return new HostReading(
                (Integer) values.get("SessionCount"),
                (Integer) values.get("ActiveCount"),
                (Integer) values.get("DisconnectedCount"),
                counts((TabularData) values.get("CountByState")),
                (Integer) values.get("HangingCallCount"),
                (String) values.get("LastError"),
                (String) values.get("LastRefresh"),
                took);
    }

    private static Map<String, Integer> counts(TabularData table) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Object row : table.values()) {
            CompositeData count = (CompositeData) row;
            if ((Integer) count.get("value") != 0) {
                counts.put((String) count.get("key"), (Integer) count.get("value"));
            }
        }
        return counts;
    }
}
