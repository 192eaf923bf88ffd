package io.github.sessionctl.jmx.console;

import org.jspecify.annotations.Nullable;

/** What an operator is told of an exception. */
final class Reason {

    private Reason() {}

    /** The text of the innermost exception that has one: those around it only say that a call over JMX failed. */
    static String of(Throwable failure) {
        String text = failure.getClass().getSimpleName();
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            String message = each.getMessage();
            if (message != null && !message.isBlank()) {
                text = message;
            }
        }
        return text;
    }
}
