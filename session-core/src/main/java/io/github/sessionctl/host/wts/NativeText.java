package io.github.sessionctl.host.wts;

import com.sun.jna.Pointer;

/**
 * Reads NUL-terminated UTF-16 strings at raw addresses. Where a string ends is not known before it is read, so a page of memory is
 * read at most up to its end: if its first byte can be read, so can the rest, and nothing beyond the string's last page is touched. The last
 * page is kept, as the strings of one answer lie close together. For one thread, and for as long as the memory is not freed.
 */
final class NativeText implements StringMemory {

    private static final int PAGE = 4096;

    private byte[] window = new byte[0];
    private long windowStart;

    @Override
    public String read(long address) {
        if (address == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (long at = address; ; at += 2) {
            char c = (char) ((byteAt(at) & 0xFF) | ((byteAt(at + 1) & 0xFF) << 8));
            if (c == 0) {
                return text.toString();
            }
            if (text.length() == LONGEST) {
                throw new IllegalArgumentException("a string without an end");
            }
            text.append(c);
        }
    }

    private byte byteAt(long address) {
        long offset = address - windowStart;
        if (offset < 0 || offset >= window.length) {
            int toPageEnd = PAGE - (int) (address & (PAGE - 1));
            window = new Pointer(address).getByteArray(0, toPageEnd);
            windowStart = address;
            offset = 0;
        }
        return window[(int) offset];
    }
}
