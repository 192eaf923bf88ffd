package io.github.sessionctl.jmx.connector;

import io.github.sessionctl.jmx.connector.TlsSocket.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.rmi.server.RMIServerSocketFactory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives RMI its one server socket, on the address that was asked for and nowhere else. Safe for use by several threads. */
final class ListenSockets implements RMIServerSocketFactory, AutoCloseable {

    private static final int BACKLOG = 50;

    private final InetAddress address;
    private final Optional<Tls> tls;
    private final ConnectorAudit audit;

    private @Nullable ServerSocket socket;

    ListenSockets(InetAddress address, Optional<Tls> tls, ConnectorAudit audit) {
        this.address = address;
        this.tls = tls;
        this.audit = audit;
    }

    @Override
    public synchronized ServerSocket createServerSocket(int port) throws IOException {
        ServerSocket created = new ServerSocket(port, BACKLOG, address) {
            @Override
            public Socket accept() throws IOException {
                if (tls.isEmpty()) {
                    return super.accept();
                }
                TlsSocket accepted = new TlsSocket(tls.get(), audit);
                implAccept(accepted);
                return accepted;
            }
        };
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
