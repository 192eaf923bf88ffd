package io.github.sessionctl.maven.parameter;

import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Where something may have been written for a goal: in the POM's {@code <configuration>}, and in properties. Maven merges the elements with the
 * goal's defaults before the goal sees them, and by that an element that is empty looks as if it had been left out, and one that the goal does not
 * have is gone: so this looks at the POM, too.
 *
 * @param shared the elements of the plugin; null when there are none
 * @param own of the execution, with what it has inherited of the plugin's; null when there are none
 * @param merged as Maven has merged them: a parameter that was left out has its own property as its text
 * @param user the properties from behind {@code mvn}, {@code .mvn/maven.config} and {@code MAVEN_ARGS}
 * @param system of the JVM
 * @param project of the POM and of the profiles that are active, those of settings.xml included
 */
public record Sources(
        @Nullable Xpp3Dom shared,
        @Nullable Xpp3Dom own,
        @Nullable Xpp3Dom merged,
        Properties user,
        Properties system,
        Properties project) {

    /** The element of a parameter; null when it was left out. */
    @Nullable Xpp3Dom element(String parameter) {
        Xpp3Dom pom = own != null ? own : shared;
        Xpp3Dom written = pom == null ? null : pom.getChild(parameter);
        if (written != null) {
            return written;
        }
        Xpp3Dom other = merged == null ? null : merged.getChild(parameter);
        boolean isLeftOut = other == null
                || (other.getChildCount() == 0 && ("${session." + parameter + '}').equals(other.getValue()));
        return isLeftOut ? null : other;
    }

    /** The names of the elements that are for every goal of the plugin. */
    Set<String> sharedNames() {
        return names(shared);
    }

    /** The names of those that are for this execution alone. */
    Set<String> ownNames() {
        Set<String> names = names(own);
        names.removeAll(sharedNames());
        return names;
    }

    private static Set<String> names(@Nullable Xpp3Dom configuration) {
        Set<String> names = new TreeSet<>();
        if (configuration != null) {
            for (Xpp3Dom element : configuration.getChildren()) {
                names.add(element.getName());
            }
        }
        return names;
    }

    /** The property, as it was written, in Maven's order; null when there is none. */
    @Nullable String property(String name) {
        String called = called(name);
        return called != null ? called : project.getProperty(name);
    }

    /** The property of this call or of this JVM, which the POM does not have; null when there is none. */
    @Nullable String called(String name) {
        String given = user.getProperty(name);
        return given != null ? given : system.getProperty(name);
    }

    /** The names of all properties but the user's. */
    Set<String> otherProperties() {
        Set<String> names = new TreeSet<>(project.stringPropertyNames());
        names.addAll(system.stringPropertyNames());
        names.removeAll(user.stringPropertyNames());
        return names;
    }
}
