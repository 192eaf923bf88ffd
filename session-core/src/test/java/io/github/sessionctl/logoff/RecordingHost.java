package io.github.sessionctl.logoff;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers whom a run told something, whom it logged off or disconnected, and the looks that it took. */
class RecordingHost extends ForwardingSessionHost {

    final List<Long> told = new CopyOnWriteArrayList<>();
    final List<Long> loggedOff = new CopyOnWriteArrayList<>();
    final List<Long> disconnected = new CopyOnWriteArrayList<>();
    final List<SessionInfo> looks = new CopyOnWriteArrayList<>();

    RecordingHost(SessionHost host) {
        super(host);
    }

    @Override
    public SessionInfo read(SessionInfo session) {
        SessionInfo look = super.read(session);
        looks.add(look);
        return look;
    }

    @Override
    public void sendMessage(SessionId session, Message message) {
        told.add(session.value());
        super.sendMessage(session, message);
    }

    @Override
    public MessageAnswer ask(SessionId session, Message message) {
        told.add(session.value());
        return super.ask(session, message);
    }

    @Override
    public void requestLogoff(SessionId session) {
        loggedOff.add(session.value());
        super.requestLogoff(session);
    }

    @Override
    public void disconnect(SessionId session) {
        disconnected.add(session.value());
        super.disconnect(session);
    }
}
