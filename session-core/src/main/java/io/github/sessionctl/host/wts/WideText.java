package io.github.sessionctl.host.wts;

import java.nio.ByteBuffer;

/**
 * Text as Windows' W functions take it: UTF-16, little-endian. Each unit goes as it is, halves of surrogate pairs too: Windows
 * takes them, names may have them, and what is read with {@link StringMemory} can so be written again. Pure.
 */
final class WideText {

    private WideText() {}

    /** The text without a NUL at its end. */
    static byte[] of(String text) {
        return units(text, text.length());
    }

    /** The text with a NUL at its end. */
    static byte[] nulTerminated(String text) {
        return units(text, text.length() + 1);
    }

    private static byte[] units(String text, int length) {
        byte[] bytes = new byte[Character.BYTES * length];
        ByteBuffer units = Layout.of(bytes);
        for (int i = 0; i < text.length(); i++) {
            units.putChar(text.charAt(i));
        }
        return bytes;
    }
}
