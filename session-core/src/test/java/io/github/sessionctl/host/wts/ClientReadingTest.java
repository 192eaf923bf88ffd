package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sessionctl.session.ClientDisplay;
import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.ClientProtocol;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientReadingTest {

    private static final int FAMILY = 1168;
    private static final int ADDRESS = 1172;

    @Test
    void capturedClientHasItsNameAndIpv4Address() {
        ClientInfo client = ClientReading.decode(Captured.bytes("client-3.hex"));

        assertThat(client.name()).isEqualTo("LAPTOP-12");
        assertThat(client.addressText()).contains("192.0.2.12");
    }

    @Test
    void ipv6AddressMayBeText() {
        ClientInfo client = ClientReading.decode(Captured.bytes("client-2147483652.hex"));

        assertThat(client.addressText()).contains("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void ipv6AddressMayBeItsBareBytes() {
        byte[] structure = new byte[ClientReading.SIZE];
        Layout.of(structure).putInt(FAMILY, 23);
        byte[] address = HexFormat.of().parseHex("20010db8000000000000000000000007");
        System.arraycopy(address, 0, structure, ADDRESS, address.length);

        assertThat(ClientReading.decode(structure).addressText()).contains("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void addressOfZerosIsNone() {
        byte[] structure = new byte[ClientReading.SIZE];
        Layout.of(structure).putInt(FAMILY, 23);

        assertThat(ClientReading.decode(structure)).isEqualTo(ClientInfo.NONE);
    }

    @Test
    void hostNameInPlaceOfAnAddressIsNotLookedUp() {
        byte[] structure = new byte[ClientReading.SIZE];
        Layout.of(structure).putInt(FAMILY, 2);
        String name = "example.org";
        for (int i = 0; i < name.length(); i++) {
            Layout.of(structure).putChar(ADDRESS + 2 * i, name.charAt(i));
        }

        assertThat(ClientReading.decode(structure).address()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "2, 8", "4, 16", "8, 24", "16, 15", "24, 24", "32, 32", "0, 0"})
    void colorDepthMayBeACodeOrBits(short told, int bits) {
        byte[] structure = new byte[ClientReading.SIZE];
        Layout.of(structure)
                .putShort(1234, (short) 65535)
                .putShort(1236, (short) 1)
                .putShort(1238, told);

        assertThat(ClientReading.decode(structure).display()).isEqualTo(new ClientDisplay(65535, 1, bits));
    }

    @ParameterizedTest
    @CsvSource({"0000, CONSOLE", "0200, RDP", "0100, OTHER", "ffff, OTHER"})
    void protocolIsANumberOfTwoBytes(String hex, ClientProtocol protocol) {
        assertThat(ClientReading.decodeProtocol(HexFormat.of().parseHex(hex))).isEqualTo(protocol);
    }

    @Test
    void protocolOfOneByteIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClientReading.decodeProtocol(new byte[1]));
    }

    @Test
    void shorterStructureIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClientReading.decode(new byte[100]));
    }
}
