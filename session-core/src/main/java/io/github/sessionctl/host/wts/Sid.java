package io.github.sessionctl.host.wts;

import java.nio.ByteBuffer;

/**
 * A <a href="https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-sid">security identifier</a> as Windows writes it,
 * such as {@code S-1-5-21-1-2-3-1001}.
 */
record Sid(String text) {

    /** Revision, number of sub-authorities, authority. */
    static final int HEADER = 8;

    private static final int REVISION = 1;
    private static final int COUNT_AT = 1;
    private static final int MOST_SUB_AUTHORITIES = 15;

    private static final long LARGEST_AUTHORITY = 0xFFFF_FFFF_FFFFL;

    /** Authorities beyond 32 bits are written in hexadecimal. */
    private static final long LARGEST_DECIMAL_AUTHORITY = 0xFFFF_FFFFL;

    /** How many bytes the identifier has that begins so. Throws IllegalArgumentException when none does. */
    static int length(byte[] header) {
        if (header.length < HEADER || header[0] != REVISION) {
            throw new IllegalArgumentException("a security identifier of an unknown form");
        }
        int count = Byte.toUnsignedInt(header[COUNT_AT]);
        if (count > MOST_SUB_AUTHORITIES) {
            throw new IllegalArgumentException("a security identifier with " + count + " sub-authorities");
        }
        return HEADER + Integer.BYTES * count;
    }

    /** Decodes one. Throws IllegalArgumentException when the bytes are none. */
    static Sid decode(byte[] sid) {
        int length = length(sid);
        if (sid.length != length) {
            throw new IllegalArgumentException("a security identifier of " + sid.length + " bytes");
        }
        StringBuilder text =
                new StringBuilder("S-").append(REVISION).append('-').append(authority(sid));
        ByteBuffer subAuthorities = Layout.of(sid);
        for (int at = HEADER; at < length; at += Integer.BYTES) {
            text.append('-').append(Integer.toUnsignedString(subAuthorities.getInt(at)));
        }
        return new Sid(text.toString());
    }

    /** The authority alone is big-endian, in six bytes. */
    private static String authority(byte[] sid) {
        // In the eight bytes of the header, behind two that are not part of it.
        long authority = ByteBuffer.wrap(sid).getLong(0) & LARGEST_AUTHORITY;
        return authority <= LARGEST_DECIMAL_AUTHORITY ? Long.toString(authority) : String.format("0x%012X", authority);
    }
}
