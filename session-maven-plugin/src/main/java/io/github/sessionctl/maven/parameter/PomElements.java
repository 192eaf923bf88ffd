package io.github.sessionctl.maven.parameter;

import java.util.Set;
import java.util.TreeSet;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code <configuration>} of a goal says. Maven merges it with the goal's defaults before the goal sees it, and by that an element that is
 * empty looks as if it had been left out, and one that the goal does not have is gone: so this looks at the POM, too.
 *
 * @param shared of the plugin; null when there is none
 * @param own of the execution, with what it has inherited of the plugin's; null when there is none
 * @param merged as Maven has merged it: a parameter that was left out has its own property as its text
 */
public record PomElements(
        @Nullable Xpp3Dom shared,
        @Nullable Xpp3Dom own,
        @Nullable Xpp3Dom merged) {

    /** The element of a parameter; null when it was left out. */
    @Nullable Xpp3Dom of(String parameter) {
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

    /** The names that are for every goal of the plugin. */
    Set<String> sharedNames() {
        return names(shared);
    }

    /** The names that are for this execution alone. */
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
}
