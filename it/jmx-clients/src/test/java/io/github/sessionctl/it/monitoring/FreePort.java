package io.github.sessionctl.it.monitoring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports for programs that cannot be told to take any. */
final class FreePort {

    private FreePort() {}

    /** A port of loopback that was free a moment ago. */
    static int get() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
