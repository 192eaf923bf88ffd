package io.github.sessionctl.session;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The number by which Windows knows a session on one host. Windows gives the number of a session that has ended to a later one, so an ID alone does
 * not say whose session it is. Immutable.
 * @param value the ID, 0 to 4294967295 (Windows holds it as an unsigned 32-bit number)
 */
public record SessionId(long value) implements Comparable<SessionId>, Serializable {

    /** The session in which Windows runs its services; no user ever works in it. */
    public static final SessionId SERVICES = new SessionId(0);

    private static final long LARGEST = 0xFFFF_FFFFL;
    private static final int MOST_DIGITS = 10;

    /** Throws {@link IllegalArgumentException} when the value is not an unsigned 32-bit number. */
    public SessionId {
        if (value < 0 || value > LARGEST) {
            throw new IllegalArgumentException("session ID " + value + " is not between 0 and " + LARGEST);
        }
    }

    /**
     * The ID that somebody has typed: decimal digits from 0 to 9 and nothing else, so no sign. Blanks around them do not count.
     * @throws IllegalArgumentException when the text is none; the message repeats it and says what is
     */
    public static SessionId parse(String text) {
        String digits = text.strip();
        if (!digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            long value = Long.parseLong(digits);
            if (value <= LARGEST) {
                return new SessionId(value);
            }
        }
        throw new IllegalArgumentException(
                QuotedInput.of(text) + " is not a session ID, which is a number from 0 to " + LARGEST);
    }

    /** The ID with these 32 bits, as Windows' functions give them, read as unsigned. */
    public static SessionId fromBits(int bits) {
        return new SessionId(Integer.toUnsignedLong(bits));
    }

    /** {@return the 32 bits that Windows' functions take} */
    public int bits() {
        return (int) value;
    }

    @Override
    public int compareTo(SessionId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }

    // By hand, for whoever lists sessions once and ends: the JDK takes some 15 ms to make a process's first equals or
    // hashCode of a record.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionId id && value == id.value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }
}
