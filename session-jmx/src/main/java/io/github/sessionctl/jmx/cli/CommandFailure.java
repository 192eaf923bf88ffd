package io.github.sessionctl.jmx.cli;

import java.io.IOException;

/** A command cannot do its work. The message is a line for people, with what to do next. */
final class CommandFailure extends IOException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    CommandFailure(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
