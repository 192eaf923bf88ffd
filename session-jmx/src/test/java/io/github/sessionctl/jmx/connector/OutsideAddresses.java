package io.github.sessionctl.jmx.connector;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;

/** The addresses at which other machines could reach this one. */
public final class OutsideAddresses {

    private OutsideAddresses() {}

    /** Fails if a port is served at one of them, or not at 127.0.0.1. */
    public static void assertClosed(int port) throws IOException {
        List<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        for (InetAddress address : outside) {
            assertThatExceptionOfType(IOException.class)
                    .as("%s", address)
                    .isThrownBy(() -> new Socket(address, port).close());
        }
        new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port).close();
    }
}
