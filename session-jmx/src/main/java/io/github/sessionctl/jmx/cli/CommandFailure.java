package io.github.sessionctl.jmx.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A command cannot do its work. The message is a line for people, with what to do next. */
final class CommandFailure extends IOException {

    private static final long serialVersionUID = 1;

    final int exitCode;

    CommandFailure(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    CommandFailure(String message, @Nullable Throwable cause) {
        this(ExitCodes.FAILED, message, cause);
    }

    /** What the innermost cause says. */
    static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
