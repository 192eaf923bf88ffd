package io.github.sessionctl.maven;

/** A parameter has a value that means nothing. The message names the parameter, its property, the value and the accepted forms. */
final class BadParameterException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param name the parameter's name, as in a POM
     * @param problem what is wrong with the value, and what is accepted, as a clause
     */
    BadParameterException(String name, String problem) {
        super("Parameter " + name + " (-Dsession." + name + "): " + problem + ".");
    }
}
