package io.github.sessionctl.host;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A host that does what another one does: the beginning of one that adds something, such as measuring or recording calls. */
public abstract class ForwardingSessionHost extends CallingSessionHost {

    private final SessionHost host;

    /** Forwards to this host, and closes it when it is closed itself. */
    protected ForwardingSessionHost(SessionHost host) {
        this.host = host;
    }

    @Override
    protected <T> T call(SessionOperation operation, @Nullable SessionId session, Function<SessionHost, T> body) {
        return body.apply(host);
    }

    @Override
    public HostAddress address() {
        return host.address();
    }

    @Override
    public void close() {
        host.close();
    }
}
