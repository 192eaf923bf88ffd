package io.github.sessionctl.host.wts;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server's handle and those who use it: the host that opened it, and each call that is under way. The last of them gives it
 * back, so that nobody uses a handle that is closed, and closing waits for nobody. For use by several threads.
 */
final class ServerHandle implements AutoCloseable {

    /** WTS_CURRENT_SERVER_HANDLE. It is never given back. */
    static final long CURRENT_SERVER = 0;

    private final long value;
    private final AtomicInteger users = new AtomicInteger(1);
    private final AtomicBoolean isClosed = new AtomicBoolean();

    ServerHandle(long value) {
        this.value = value;
    }

    long value() {
        return value;
    }

    /** Begins a use, which {@link #leave} ends; false when the host is closed. */
    boolean enter() {
        int before = users.get();
        while (before > 0 && !users.compareAndSet(before, before + 1)) {
            before = users.get();
        }
        if (before > 0 && isClosed.get()) {
            leave();
            return false;
        }
        return before > 0;
    }

    void leave() {
        if (users.decrementAndGet() == 0 && value != CURRENT_SERVER) {
            OptionalFunction.CLOSE_SERVER.callForNothing(value);
        }
    }

    /** Ends the host's own use. */
    @Override
    public void close() {
        if (isClosed.compareAndSet(false, true)) {
            leave();
        }
    }
}
