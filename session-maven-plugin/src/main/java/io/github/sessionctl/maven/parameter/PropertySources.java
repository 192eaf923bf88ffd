package io.github.sessionctl.maven.parameter;

import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The properties that Maven asks for a parameter, in its order.
 *
 * @param user from behind {@code mvn}, {@code .mvn/maven.config} and {@code MAVEN_ARGS}
 * @param system of the JVM
 * @param project of the POM and of the profiles that are active, those of settings.xml included
 */
public record PropertySources(Properties user, Properties system, Properties project) {

    /** The property, as it was written; null when there is none. */
    @Nullable String of(String name) {
        String called = called(name);
        return called != null ? called : project.getProperty(name);
    }

    /** The property of this call or of this JVM, which the POM does not have; null when there is none. */
    @Nullable String called(String name) {
        String given = user.getProperty(name);
        return given != null ? given : system.getProperty(name);
    }

    /** The names of all properties but the user's. */
    Set<String> otherNames() {
        Set<String> names = new TreeSet<>(project.stringPropertyNames());
        names.addAll(system.stringPropertyNames());
        names.removeAll(user.stringPropertyNames());
        return names;
    }
}
