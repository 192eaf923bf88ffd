package io.github.sessionctl.host.wts;

/**
 * A server's handle and those who use it: the host that opened it, and each call that is under way. The last of them gives it
 * back, so that nobody uses a handle that is closed, and closing waits for nobody. For use by several threads.
 */
final class ServerHandle implements AutoCloseable {

    /** WTS_CURRENT_SERVER_HANDLE. It is never given back. */
    static final long CURRENT_SERVER = 0;

    private final long value;
    private int users = 1;
    private boolean isClosed;

    ServerHandle(long value) {
        this.value = value;
    }

    long value() {
        return value;
    }

    /** Begins a use, which {@link #leave} ends; false when the host is closed. */
    synchronized boolean enter() {
        if (isClosed) {
            return false;
        }
        users++;
        return true;
    }

    void leave() {
        if (hasLastLeft() && value != CURRENT_SERVER) {
            OptionalFunction.CLOSE_SERVER.callForNothing(value);
        }
    }

    private synchronized boolean hasLastLeft() {
        users--;
        return users == 0;
    }

    private synchronized boolean hasJustClosed() {
        boolean was = isClosed;
        isClosed = true;
        return !was;
    }

    /** Ends the host's own use. */
    @Override
    public void close() {
        if (hasJustClosed()) {
            leave();
        }
    }
}
