package io.github.sessionctl.jmx.connector;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose handshake is made before anything is read, in the thread that serves the client and not in the one that accepts others;
 * and which tells when it fails, which RMI keeps to itself. A client that says nothing is given up.
 */
final class TlsSocket extends Socket {

    private static final int HANDSHAKE_MILLIS = 10_000;

    /** How connections are encrypted, and whether clients have to show a certificate that the context trusts. */
    record Tls(SSLContext context, boolean needsCertificate) {}

    private final Tls how;
    private final ConnectorAudit audit;
    private final AtomicReference<@Nullable SSLSocket> toClose = new AtomicReference<>();

    /** Not this object's own lock: a socket can be closed while its client says nothing. */
    private final Object handshakeLock = new Object();

    private boolean isTried;
    private boolean isBeingMade;
    private @Nullable SSLSocket secured;

    TlsSocket(Tls how, ConnectorAudit audit) {
        this.how = how;
        this.audit = audit;
    }

    /** The encrypted connection; null while that is being made, for it needs what is beneath it. Nothing else is ever sent in the clear. */
    private @Nullable SSLSocket secured() throws IOException {
        synchronized (handshakeLock) {
            if (!isTried) {
                isTried = true;
                isBeingMade = true;
                try {
                    secured = handshake();
                    toClose.set(secured);
                } finally {
                    isBeingMade = false;
                }
            }
            if (secured == null && !isBeingMade) {
                throw new SocketException("the handshake has failed");
            }
            return secured;
        }
    }

    private SSLSocket handshake() throws IOException {
        // The address, not the name: to look that up would keep the client waiting.
        String peer = getInetAddress().getHostAddress();
        int timeout = getSoTimeout();
        try {
            SSLSocket made = (SSLSocket) how.context().getSocketFactory().createSocket(this, peer, getPort(), true);
            made.setUseClientMode(false);
            made.setNeedClientAuth(how.needsCertificate());
            setSoTimeout(HANDSHAKE_MILLIS);
            made.startHandshake();
            setSoTimeout(timeout);
            return made;
        } catch (IOException e) {
            audit.handshakeFailed(peer, e);
            close();
            throw e;
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        SSLSocket ready = secured();
        return ready == null ? super.getInputStream() : ready.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        SSLSocket ready = secured();
        return ready == null ? super.getOutputStream() : ready.getOutputStream();
    }

    /** Closing the encrypted connection closes this one in turn. */
    @Override
    public synchronized void close() throws IOException {
        SSLSocket open = toClose.getAndSet(null);
        try {
            if (open != null) {
                open.close();
            }
        } finally {
            super.close();
        }
    }
}
