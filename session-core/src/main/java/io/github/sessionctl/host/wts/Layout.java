package io.github.sessionctl.host.wts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Fields of Windows structures in their bytes, read and written. Pure. */
final class Layout {

    /** Intervals of 100 ns between 1601, where FILETIME begins, and 1970. */
    private static final long EPOCH_OFFSET = 116_444_736_000_000_000L;

    static final long TICKS_PER_SECOND = 10_000_000L;

    private Layout() {}

    static ByteBuffer of(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A character array in a structure: up to its NUL, or whole where it has none. Each UTF-16 unit as it is. */
    static String text(ByteBuffer bytes, int offset, int characters) {
        StringBuilder text = new StringBuilder(characters);
        for (int i = 0; i < characters; i++) {
            char c = bytes.getChar(offset + 2 * i);
            if (c == 0) {
                break;
            }
            text.append(c);
        }
        return text.toString();
    }

    /** The same; the expected text itself where it is that, as it nearly always is, for lists are long. */
    static String text(ByteBuffer bytes, int offset, int characters, String expected) {
        int length = expected.length();
        if (length > characters || (length < characters && bytes.getChar(offset + 2 * length) != 0)) {
            return text(bytes, offset, characters);
        }
        for (int i = 0; i < length; i++) {
            char c = bytes.getChar(offset + 2 * i);
            if (c == 0 || c != expected.charAt(i)) {
                return text(bytes, offset, characters);
            }
        }
        return expected;
    }

    /** Text as Windows' W functions take it, without a NUL at its end. Each unit as it is, halves of surrogate pairs too: names may have them. */
    static byte[] wide(String text) {
        byte[] bytes = new byte[Character.BYTES * text.length()];
        ByteBuffer units = of(bytes);
        for (int i = 0; i < text.length(); i++) {
            units.putChar(text.charAt(i));
        }
        return bytes;
    }

    /** The same with a NUL at its end. */
    static byte[] nulTerminated(String text) {
        return wide(text + '\0');
    }

    /** A FILETIME: UTC, in 100 ns since 1601. Null for 0, which means absent, and for what lies before 1601. */
    static @Nullable Instant time(long fileTime) {
        if (fileTime <= 0) {
            return null;
        }
        long ticks = fileTime - EPOCH_OFFSET;
        return Instant.ofEpochSecond(ticks / TICKS_PER_SECOND, ticks % TICKS_PER_SECOND * 100);
    }
}
