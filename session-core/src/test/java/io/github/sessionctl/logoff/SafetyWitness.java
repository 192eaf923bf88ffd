package io.github.sessionctl.logoff;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what every logoff saw last, and what the user had answered by then. */
public class SafetyWitness extends RecordingHost {

    final Map<Long, SessionInfo> seenAtLogoff = new ConcurrentHashMap<>();
    final Map<Long, MessageAnswer> answers = new ConcurrentHashMap<>();

    /** The sessions of which the host has said that they are being logged off already. */
    final Set<Long> pending = ConcurrentHashMap.newKeySet();

    private final Map<Long, SessionInfo> lastLook = new ConcurrentHashMap<>();

    /** A witness of the calls to this host. */
    public SafetyWitness(SessionHost host) {
        super(host);
    }

    /** The sessions whose logoff was asked for, in order. */
    public List<Long> loggedOff() {
        return List.copyOf(loggedOff);
    }

    /** The sessions that were told something. */
    public List<Long> told() {
        return List.copyOf(told);
    }

    @Override
    public SessionInfo read(SessionInfo session) {
        try {
            SessionInfo look = super.read(session);
            lastLook.put(session.id().value(), look);
            return look;
        } catch (SessionException e) {
            if (e.reason() == SessionException.Reason.LOGOFF_PENDING) {
                pending.add(session.id().value());
            }
            throw e;
        }
    }

    @Override
    public MessageAnswer ask(SessionId session, Message message) {
        MessageAnswer answer = super.ask(session, message);
        answers.put(session.value(), answer);
        return answer;
    }

    @Override
    public void sendMessage(SessionId session, Message message) {
        super.sendMessage(session, message);
        answers.put(session.value(), MessageAnswer.OK);
    }

    @Override
    public void requestLogoff(SessionId session) {
        SessionInfo seen = lastLook.get(session.value());
        if (seen != null) {
            seenAtLogoff.put(session.value(), seen);
        }
        super.requestLogoff(session);
    }
}
