package io.github.sessionctl.host.wts;

/**
 * A server's handle and those who use it: the host that opened it, and each call that is under way. The last of them gives it back, so that nobody
 * uses a handle that is closed, and closing waits for nobody. For use by several threads.
 */
final class ServerHandle implements AutoCloseable {

    /** WTS_CURRENT_SERVER_HANDLE. It is never given back. */
    static final long CURRENT_SERVER = 0;

    final long value;
    private int users = 1;
    private boolean isClosed;

    ServerHandle(long value) {
        this.value = value;
    }

    /** Begins a use, which {@link #leave} ends; false when the host is closed. */
    synchronized boolean enter() {
        users += isClosed ? 0 : 1;
        return !isClosed;
    }

    void leave() {
        synchronized (this) {
            users--;
            if (users > 0) {
                return;
            }
        }
        if (value != CURRENT_SERVER) {
            OptionalFunction.CLOSE_SERVER.callForNothing(value);
        }
    }

    /** Ends the host's own use. */
    @Override
    public void close() {
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isClosed = true;
        }
        leave();
    }
}
