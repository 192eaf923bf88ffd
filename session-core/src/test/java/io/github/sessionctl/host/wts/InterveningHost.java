package io.github.sessionctl.host.wts;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import java.util.ArrayList;
import java.util.List;

/** Counts the calls of a run from 0, whatever they ask for, and lets something happen to a session right before one of them. */
final class InterveningHost extends ForwardingSessionHost {

    private final List<String> calls = new ArrayList<>();
    private final int before;
    private final String change;

    /**
     * A host between the engine and Windows.
     *
     * @param before the call before which it happens; one that never comes for nothing at all
     * @param change what happens, as {@link WtsSimulator#change} takes it
     */
    InterveningHost(SessionHost host, int before, String change) {
        super(host);
        this.before = before;
        this.change = change;
    }

    /** What was called so far, such as {@code read 4}. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    private void called(String call) {
        if (calls.size() == before) {
            WtsSimulator.change(change);
        }
        calls.add(call);
    }

    @Override
    public List<SessionInfo> list() {
        called("list");
        return super.list();
    }

    @Override
    public List<SessionProcess> processes() {
        called("processes");
        return super.processes();
    }

    @Override
    public SessionInfo read(SessionInfo session) {
        called("read " + session.id());
        return super.read(session);
    }

    @Override
    public void sendMessage(SessionId session, Message message) {
        called("message " + session);
        super.sendMessage(session, message);
    }

    @Override
    public void requestLogoff(SessionId session) {
        called("logoff " + session);
        super.requestLogoff(session);
    }
}
