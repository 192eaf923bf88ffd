package io.github.sessionctl.it.fuzz;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A simulated host that keeps a record of who is logged off or disconnected. */
final class WitnessedHost extends ForwardingSessionHost {

    private static final String SCENARIO = """
            host name=AGENT-07 own=0 console=1
            session id=0 name=Services state=Disconnected
            session id=1 name=Console state=Active user=anna domain=BUILD logonAgo=3h idleFor=4m
            session id=2 name="RDP-Tcp#12" state=Active user=bernd domain=CORP logonAgo=2h idleFor=35m
            session id=4 state=Disconnected user="dana" domain=CORP logonAgo=26h disconnectedFor=22h
            session id=65536 name=RDP-Tcp state=Listen
            """;

    private static final int ACCESS_DENIED = 5;

    final List<Long> touched = new CopyOnWriteArrayList<>();

    /** Whether messages and questions are shown; where not, nobody has to be waited for. */
    private final boolean showsMessages;

    WitnessedHost() {
        this(true);
    }

    private WitnessedHost(boolean showsMessages) {
        super(new SimulatedHost(HostAddress.parse("simulated"), Scenario.parse(SCENARIO), InstantSource.system()));
        this.showsMessages = showsMessages;
    }

    /** One whose users cannot be told anything. */
    static WitnessedHost withoutMessages() {
        return new WitnessedHost(false);
    }

    @Override
    public void sendMessage(SessionId session, Message message) {
        requireMessages(session);
        super.sendMessage(session, message);
    }

    @Override
    public MessageAnswer ask(SessionId session, Message message) {
        requireMessages(session);
        return super.ask(session, message);
    }

    private void requireMessages(SessionId session) {
        if (!showsMessages) {
            throw SessionException.ofWin32(SessionOperation.MESSAGE, address().toString(), session, ACCESS_DENIED);
        }
    }

    @Override
    public void requestLogoff(SessionId session) {
        touched.add(session.value());
        super.requestLogoff(session);
    }

    @Override
    public void disconnect(SessionId session) {
        touched.add(session.value());
        super.disconnect(session);
    }
}
