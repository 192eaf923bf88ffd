package io.github.sessionctl.jmx;

import io.github.sessionctl.host.CallingSessionHost;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A server that is opened when it is first asked, and again when its connection is lost: an MBean lives longer than a server does between two
 * restarts. A server that could not be opened is not tried again at once; until then the same failure is the answer. Safe for use by several threads.
 */
final class ReopenedHost extends CallingSessionHost {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final Set<SessionOperation> ACTING =
            EnumSet.of(SessionOperation.LOGOFF, SessionOperation.DISCONNECT, SessionOperation.MESSAGE);

    private final HostAddress address;
    private final Supplier<SessionHost> opener;
    private final LongSupplier nanoTime;

    // Guarded by this.
    private @Nullable SessionHost open;
    private @Nullable SessionException failure;
    private long failedAt;
    private boolean isOpening;
    private boolean isClosed;

    ReopenedHost(HostAddress address, Supplier<SessionHost> opener, LongSupplier nanoTime) {
        this.address = address;
        this.opener = opener;
        this.nanoTime = nanoTime;
    }

    /** The server, opened if it is not. One thread opens it, and the others wait for that; who closes it waits for nobody. */
    private SessionHost host(SessionOperation operation) {
        synchronized (this) {
            awaitOpening(operation);
            if (isClosed) {
                throw closed(operation);
            }
            if (open != null) {
                return open;
            }
            if (failure != null && nanoTime.getAsLong() - failedAt < RETRY_AFTER.toNanos()) {
                throw notBegun(operation, failure);
            }
            isOpening = true;
        }
        SessionHost opened = null;
        SessionException failed = null;
        try {
            opened = opener.get();
        } catch (SessionException e) {
            // That one caller was interrupted tells the next nothing.
            failed = e.reason() == Reason.INTERRUPTED ? null : e;
            throw notBegun(operation, e);
        } finally {
            end(opened, failed);
        }
        if (isClosed()) {
            opened.close();
            throw closed(operation);
        }
        return opened;
    }

    /** An opening that may have happened yet says nothing of what was to be done afterwards: that has not been begun. */
    private SessionException notBegun(SessionOperation operation, SessionException failure) {
        return ACTING.contains(operation) && failure.mayHaveHappened()
                ? notAsked(
                        operation, "the server could not be opened: " + failure.problem(), failure.nextStep(), failure)
                : failure;
    }

    private SessionException notAsked(SessionOperation operation, String why, String nextStep, Exception cause) {
        return SessionException.of(Reason.NOT_ASKED, operation, address.toString(), why, nextStep, cause);
    }

    private synchronized void awaitOpening(SessionOperation operation) {
        try {
            while (isOpening && !isClosed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            String why = "the caller was interrupted while the server was being opened";
            throw notAsked(operation, why, "Nothing was done. Call again.", e);
        }
    }

    private synchronized void end(@Nullable SessionHost opened, @Nullable SessionException failed) {
        isOpening = false;
        failure = failed;
        failedAt = nanoTime.getAsLong();
        // What opens after the end is closed by the thread that has opened it.
        open = isClosed ? null : opened;
        notifyAll();
    }

    private synchronized boolean isClosed() {
        return isClosed;
    }

    private SessionException closed(SessionOperation operation) {
        return SessionException.closed(operation, address.toString(), null);
    }

    @Override
    protected <T> T call(SessionOperation operation, @Nullable SessionId session, Function<SessionHost, T> body) {
        SessionHost host = host(operation);
        try {
            return body.apply(host);
        } catch (SessionException e) {
            if (e.reason() == Reason.CONNECTION_CLOSED || e.reason() == Reason.HOST_UNREACHABLE) {
                forget(host);
            }
            throw e;
        }
    }

    /** The next call opens the server anew. */
    private void forget(SessionHost lost) {
        synchronized (this) {
            if (open != lost) {
                return;
            }
            open = null;
        }
        lost.close();
    }

    @Override
    public HostAddress address() {
        return address;
    }

    @Override
    public void endWaits() {
        synchronized (this) {
            if (isClosed) {
                throw closed(SessionOperation.EVENT);
            }
            if (open == null) {
                // Nobody waits on a server that is not open.
                return;
            }
        }
        super.endWaits();
    }

    @Override
    public void close() {
        SessionHost last;
        synchronized (this) {
            isClosed = true;
            last = open;
            open = null;
            notifyAll();
        }
        if (last != null) {
            last.close();
        }
    }
}
