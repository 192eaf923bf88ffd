package io.github.sessionctl.session;

import java.time.Duration;

/**
 * A message box in a session. Immutable.
 * @param title what stands above it, not blank: Windows would show "Error" instead
 * @param style what it means, and so its buttons
 * @param timeout how long it stays when nobody answers, 1 s to 1 day; Windows counts whole seconds, so parts are rounded up
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtssendmessagew">WTSSendMessageW</a>
 */
public record Message(String title, String text, MessageStyle style, Duration timeout) {

    private static final Duration LONGEST = Duration.ofDays(1);

    /** Throws {@link IllegalArgumentException} when the title or the text is blank, or the timeout is out of range. */
    public Message {
        if (title.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("a message needs a title and a text");
        }
        if (timeout.compareTo(Duration.ZERO) <= 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the timeout " + timeout + " of a message is not between 1s and 1d");
        }
    }

    /** {@return the timeout in whole seconds, rounded up} */
    public int timeoutSeconds() {
        return Math.toIntExact(timeout.plusNanos(999_999_999).toSeconds());
    }
}
