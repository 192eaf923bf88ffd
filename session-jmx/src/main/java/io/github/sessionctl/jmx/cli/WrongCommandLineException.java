package io.github.sessionctl.jmx.cli;

import java.util.function.Supplier;

/** Options make no sense, alone or together. Nothing has been touched. The message names the option and what would be right. */
final class WrongCommandLineException extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongCommandLineException(String message) {
        super(message);
    }

    /** What is read; with this before the reason where that makes no sense. */
    static <T> T unless(String where, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new WrongCommandLineException(where + e.getMessage());
        }
    }
}
