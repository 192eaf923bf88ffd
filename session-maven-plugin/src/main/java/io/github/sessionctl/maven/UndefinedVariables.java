package io.github.sessionctl.maven;

import io.github.sessionctl.maven.parameter.BadParameterException;
import io.github.sessionctl.session.QuotedInput;
import java.util.function.Function;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Refuses parameters whose value in the POM is a variable that nobody has defined. Maven takes them as left out, and what was to narrow
 * a choice would widen it.
 */
final class UndefinedVariables {

    private UndefinedVariables() {}

    /**
     * Looks through a goal's configuration.
     *
     * @param configuration as Maven has merged it: a parameter that was left out stands there with its own property
     * @param evaluator gives null for a variable that is not defined
     * @throws BadParameterException when there is one
     */
    static void refuse(@Nullable Xpp3Dom configuration, Function<String, @Nullable Object> evaluator) {
        if (configuration == null) {
            return;
        }
        for (Xpp3Dom parameter : configuration.getChildren()) {
            refuse(parameter.getName(), parameter, evaluator);
        }
    }

    private static void refuse(String name, Xpp3Dom element, Function<String, @Nullable Object> evaluator) {
        String value = element.getValue();
        if (value != null
                && value.startsWith("${")
                && value.endsWith("}")
                && !value.equals("${session." + name + "}")
                && evaluator.apply(value) == null) {
            throw new BadParameterException(
                    name, QuotedInput.of(value) + " is not defined; define it, or leave the parameter out");
        }
        for (Xpp3Dom child : element.getChildren()) {
            refuse(name, child, evaluator);
        }
    }
}
