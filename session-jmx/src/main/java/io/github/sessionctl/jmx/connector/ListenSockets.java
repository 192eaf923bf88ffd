package io.github.sessionctl.jmx.connector;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.rmi.server.RMIServerSocketFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Gives RMI its one server socket, on the address that was asked for and nowhere else. Safe for use by several threads. */
final class ListenSockets implements RMIServerSocketFactory, AutoCloseable {

    private static final int BACKLOG = 50;

    private final InetAddress address;
    private final Optional<Tls> tls;
    private final ConnectorAudit audit;

    private @Nullable ServerSocket socket;

    /**
     * How connections are encrypted.
     *
     * @param context the keys
     * @param needsCertificate whether clients have to show a certificate that the context trusts
     */
    record Tls(SSLContext context, boolean needsCertificate) {}

    ListenSockets(InetAddress address, Optional<Tls> tls, ConnectorAudit audit) {
        this.address = address;
        this.tls = tls;
        this.audit = audit;
    }

    @Override
    public synchronized ServerSocket createServerSocket(int port) throws IOException {
        ServerSocket created =
                tls.isPresent() ? new TlsServerSocket(port, tls.get()) : new ServerSocket(port, BACKLOG, address);
        socket = created;
        return created;
    }

    private final class TlsServerSocket extends ServerSocket {

        private final Tls how;

        TlsServerSocket(int port, Tls how) throws IOException {
            super(port, BACKLOG, address);
            this.how = how;
        }

        @Override
        public Socket accept() throws IOException {
            Socket plain = super.accept();
            // The address, not the name: to look that up would keep all other clients waiting.
            String peer = plain.getInetAddress().getHostAddress();
            SSLSocket secured =
                    (SSLSocket) how.context().getSocketFactory().createSocket(plain, peer, plain.getPort(), true);
            secured.setUseClientMode(false);
            secured.setNeedClientAuth(how.needsCertificate());
            return new TlsSocket(secured, failure -> audit.handshakeFailed(peer, failure));
        }
    }

    boolean isThisMachineOnly() {
        return address.isLoopbackAddress();
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
