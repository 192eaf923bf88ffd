package io.github.sessionctl.jmx.connector;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;

/**
 * A connection whose handshake is made before anything is read, in the thread that serves the client and not in the one that accepts others;
 * and which tells when it fails, which RMI keeps to itself. A client that says nothing is given up.
 */
final class TlsSocket extends Socket {

    private static final int HANDSHAKE_MILLIS = 10_000;

    private final SSLSocket secured;
    private final Consumer<IOException> onFailure;
    private final Object handshakeLock = new Object();
    private boolean isTried;

    TlsSocket(SSLSocket secured, Consumer<IOException> onFailure) {
        this.secured = secured;
        this.onFailure = onFailure;
    }

    private void handshake() throws IOException {
        // Not this object's own lock: a socket can be closed while its client says nothing.
        synchronized (handshakeLock) {
            handshakeOnce();
        }
    }

    private void handshakeOnce() throws IOException {
        if (isTried) {
            return;
        }
        isTried = true;
        int timeout = secured.getSoTimeout();
        try {
            secured.setSoTimeout(HANDSHAKE_MILLIS);
            secured.startHandshake();
            secured.setSoTimeout(timeout);
        } catch (IOException e) {
            onFailure.accept(e);
            secured.close();
            throw e;
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        handshake();
        return secured.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        handshake();
        return secured.getOutputStream();
    }

    @Override
    public InetAddress getInetAddress() {
        return secured.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return secured.getLocalAddress();
    }

    @Override
    public int getPort() {
        return secured.getPort();
    }

    @Override
    public int getLocalPort() {
        return secured.getLocalPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return secured.getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return secured.getLocalSocketAddress();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        secured.setTcpNoDelay(on);
    }

    @Override
    public void setKeepAlive(boolean on) throws SocketException {
        secured.setKeepAlive(on);
    }

    @Override
    public synchronized void setSoTimeout(int timeout) throws SocketException {
        secured.setSoTimeout(timeout);
    }

    @Override
    public synchronized int getSoTimeout() throws SocketException {
        return secured.getSoTimeout();
    }

    @Override
    public boolean isConnected() {
        return secured.isConnected();
    }

    @Override
    public boolean isBound() {
        return secured.isBound();
    }

    @Override
    public boolean isClosed() {
        return secured.isClosed();
    }

    @Override
    public synchronized void close() throws IOException {
        secured.close();
    }
}
