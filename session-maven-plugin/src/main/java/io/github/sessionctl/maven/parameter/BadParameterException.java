package io.github.sessionctl.maven.parameter;

import java.util.Locale;

/** A parameter has a value that means nothing. The message names the parameter, its property, the value and the accepted forms. */
public final class BadParameterException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private BadParameterException(String message) {
        super(message);
    }

    /** About one parameter: what is wrong with its value, and what is accepted, as a clause. */
    public BadParameterException(String name, String problem) {
        this("Parameter " + name + " (-Dsession." + name + "): " + problem + ".");
    }

    /** About several that do not go together, or are all missing: the same as sentences. */
    public static BadParameterException ofSeveral(String problem) {
        String sentence = problem.substring(0, 1).toUpperCase(Locale.ROOT) + problem.substring(1);
        return new BadParameterException(sentence.endsWith(".") ? sentence : sentence + '.');
    }
}
