package io.github.sessionctl.benchmarks.runs;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A host far away: every call to it takes its time, and is counted. */
final class SlowHost extends ForwardingSessionHost {

    private final Duration call;
    private final AtomicInteger calls;

    SlowHost(SessionHost host, Duration call, AtomicInteger calls) {
        super(host);
        this.call = call;
        this.calls = calls;
    }

    @Override
    public List<SessionInfo> list() {
        travel(SessionOperation.LIST);
        return super.list();
    }

    @Override
    public SessionInfo read(SessionInfo session) {
        travel(SessionOperation.READ);
        return super.read(session);
    }

    @Override
    public void requestLogoff(SessionId session) {
        travel(SessionOperation.LOGOFF);
        super.requestLogoff(session);
    }

    private void travel(SessionOperation operation) {
        calls.incrementAndGet();
        try {
            Thread.sleep(call.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SessionException.of(
                    Reason.INTERRUPTED, operation, address().toString(), "the call was interrupted", "Call again.", e);
        }
    }
}
