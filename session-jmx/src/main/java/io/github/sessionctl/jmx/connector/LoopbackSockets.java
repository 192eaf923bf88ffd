package io.github.sessionctl.jmx.connector;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.rmi.server.RMIServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** Gives RMI its one server socket: on 127.0.0.1, where no other machine can reach it. Safe for use by several threads. */
final class LoopbackSockets implements RMIServerSocketFactory, AutoCloseable {

    static final String ADDRESS = "127.0.0.1";

    private static final int BACKLOG = 50;

    private @Nullable ServerSocket socket;

    @Override
    public synchronized ServerSocket createServerSocket(int port) throws IOException {
        // Not InetAddress.getLoopbackAddress(): that may be ::1, and clients are told 127.0.0.1.
        ServerSocket created = new ServerSocket(port, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        socket = created;
        return created;
    }

    /** The port of the socket. */
    synchronized int port() {
        if (socket == null) {
            throw new IllegalStateException("no socket has been asked for yet");
        }
        return socket.getLocalPort();
    }

    /** Where clients connect, as {@code host:port}. */
    String endpoint() {
        return ADDRESS + ":" + port();
    }

    /** RMI itself does not close a socket whose port it did not choose. */
    @Override
    public synchronized void close() {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is closed, or the process will end with it: there is nothing else to do about a listening socket.
            }
        }
    }
}
