package io.github.sessionctl.host.wts;

import io.github.sessionctl.session.ClientDisplay;
import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.ClientProtocol;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decodes a <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/ns-wtsapi32-wtsclientw">WTSCLIENTW</a>. Pure. */
final class ClientReading {

    static final int SIZE = 2304;

    private static final int CLIENT_NAME = 0;
    private static final int CLIENT_NAME_LENGTH = 21;
    private static final int ADDRESS_FAMILY = 1168;
    private static final int ADDRESS = 1172;
    private static final int ADDRESS_LENGTH = 31;

    private static final int WIDTH = 1234;
    private static final int HEIGHT = 1236;
    private static final int COLOR_DEPTH = 1238;
    private static final int BUILD = 1764;

    /** WTSClientProtocolType is a USHORT. */
    static final int PROTOCOL_SIZE = 2;

    private static final int AF_INET6 = 23;
    private static final int IPV6_BYTES = 16;

    private ClientReading() {}

    /** What the bytes say of the client. Throws IllegalArgumentException when they are no such structure. */
    static ClientInfo decode(byte[] structure) {
        if (structure.length < SIZE) {
            throw new IllegalArgumentException("WTSCLIENTW of " + structure.length + " bytes");
        }
        ByteBuffer bytes = Layout.of(structure);
        return new ClientInfo(
                Layout.text(bytes, CLIENT_NAME, CLIENT_NAME_LENGTH),
                address(bytes),
                display(bytes),
                Integer.toUnsignedLong(bytes.getInt(BUILD)),
                ClientProtocol.UNKNOWN);
    }

    /** The protocol that a USHORT means. Throws IllegalArgumentException when the bytes are too few. */
    static ClientProtocol decodeProtocol(byte[] number) {
        if (number.length < PROTOCOL_SIZE) {
            throw new IllegalArgumentException("a protocol of " + number.length + " bytes");
        }
        return ClientProtocol.fromCode(Layout.of(number).getChar(0));
    }

    private static @Nullable ClientDisplay display(ByteBuffer bytes) {
        int width = bytes.getChar(WIDTH);
        int height = bytes.getChar(HEIGHT);
        return width == 0 || height == 0
                ? null
                : new ClientDisplay(width, height, colorDepth(bytes.getChar(COLOR_DEPTH)));
    }

    /** Old clients tell a code, newer ones the number of bits. 16 is documented as a code, and stands for 15 bits. */
    private static int colorDepth(int told) {
        return switch (told) {
            case 1 -> 4;
            case 2 -> 8;
            case 4 -> 16;
            case 8 -> 24;
            case 16 -> 15;
            default -> told;
        };
    }

    /** Windows documents text for IPv4 and the bare bytes for IPv6. Text is taken for both, as it cannot be mistaken. */
    private static @Nullable InetAddress address(ByteBuffer bytes) {
        Optional<InetAddress> written = ClientInfo.parseAddress(Layout.text(bytes, ADDRESS, ADDRESS_LENGTH));
        if (written.isPresent() || bytes.getInt(ADDRESS_FAMILY) != AF_INET6) {
            return written.orElse(null);
        }
        byte[] address = new byte[IPV6_BYTES];
        bytes.get(ADDRESS, address);
        try {
            InetAddress told = InetAddress.getByAddress(address);
            return told.isAnyLocalAddress() ? null : told;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
