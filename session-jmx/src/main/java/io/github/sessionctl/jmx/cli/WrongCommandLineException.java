package io.github.sessionctl.jmx.cli;

/** Options make no sense, alone or together. Nothing has been touched. The message names the option and what would be right. */
final class WrongCommandLineException extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongCommandLineException(String message) {
        super(message);
    }
}
