package io.github.sessionctl.host.wts;

import com.sun.jna.Pointer;
import java.util.Arrays;
import java.util.function.LongFunction;

/**
 * Reads NUL-terminated UTF-16 strings at raw addresses, each unit as it is, halves of surrogate pairs included; empty for a null pointer. Where a
 * string ends is not known before it is read, so memory is read at most up to its page's end: if its first byte can be read, so can the rest, and
 * nothing beyond the string's last page is touched. What was read last is kept, as the strings of one answer lie close together. For one thread, and
 * for as long as the memory is not freed.
 */
final class NativeText implements LongFunction<String> {

    /** Longer than any name that Windows gives; what goes on beyond is no string. In UTF-16 units. */
    static final int LONGEST = 32_767;

    private static final int PAGE = 4096;

    /** As much as the names of a few dozen sessions take. */
    private static final int MOST_AT_ONCE = 1024;

    /** Memory, as {@link Pointer#read(long, byte[], int, int)} reads it. */
    interface Source {
        void read(long address, byte[] into, int length);
    }

    private final Source memory;
    private final byte[] window = new byte[MOST_AT_ONCE];
    private long windowStart;
    private int windowLength;

    /** Of the text that is being read; one array for all of them. */
    private char[] characters = new char[64];

    NativeText() {
        this((address, into, length) -> new Pointer(address).read(0, into, 0, length));
    }

    NativeText(Source memory) {
        this.memory = memory;
    }

    @Override
    public String apply(long address) {
        if (address == 0) {
            return "";
        }
        int length = 0;
        for (long at = address; ; at += 2) {
            char c = charAt(at);
            if (c == 0) {
                return new String(characters, 0, length);
            }
            if (length == LONGEST) {
                throw new IllegalArgumentException("a string without an end");
            }
            if (length == characters.length) {
                characters = Arrays.copyOf(characters, 2 * length);
            }
            characters[length++] = c;
        }
    }

    private char charAt(long address) {
        int low = byteAt(address) & 0xFF;
        int high = byteAt(address + 1) & 0xFF;
        return (char) (low | (high << 8));
    }

    private byte byteAt(long address) {
        long offset = address - windowStart;
        if (offset < 0 || offset >= windowLength) {
            int toPageEnd = PAGE - (int) (address & (PAGE - 1));
            windowLength = Math.min(toPageEnd, MOST_AT_ONCE);
            windowStart = address;
            memory.read(address, window, windowLength);
            offset = 0;
        }
        return window[(int) offset];
    }
}
