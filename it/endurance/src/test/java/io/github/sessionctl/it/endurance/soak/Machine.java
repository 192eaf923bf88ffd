package io.github.sessionctl.it.endurance.soak;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.ConnectState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A simulated machine whose sessions the soak lets come and go. */
interface Machine {

    /** Those who are always there and never to be touched: services, console, own session, one without a user, a listener. */
    String PROTECTED = """
            host name=SOAK own=2 console=1
            session id=0 name=Services state=Disconnected
            session id=1 name=Console state=Disconnected user=anna domain=CORP logonAgo=9h disconnectedFor=8h
            session id=2 state=Disconnected user=builder domain=BUILD logonAgo=9h disconnectedFor=8h
            session id=9 state=Disconnected
            session id=65536 name=RDP-Tcp state=Listen
            """;

    /** What goes wrong whenever somebody has one of these session IDs. */
    String FAULTS = """
            fault in=logoff session=20 error=5
            fault in=read session=21 error=5
            fault in=logoff session=22 delay=120ms
            fault in=read session=23 delay=60ms
            fault in=client session=26 error=5
            """;

    /** A process in which nobody may be interrupted by the clean-up. */
    String KEPT_PROCESS = "devenv.exe";

    SessionHost open();

    /** Something happens, in the words of a scenario's change. */
    void happen(String keys);

    /** A user logs on to an ID that is free. */
    default void logOn(Instance instance) {
        happen("session=" + instance.id + face(instance) + " user=" + instance.user + " domain=" + instance.domain
                + " logonAgo=" + millis(instance.logonAgo) + " idleFor=" + millis(instance.idleFor)
                + (instance.state == ConnectState.DISCONNECTED
                        ? " disconnectedFor=" + millis(instance.disconnectedFor)
                        : "")
                + " logoffTakes=" + instance.logoffTakes.map(Machine::millis).orElse("never"));
        happen("session=" + instance.id + " process=csrss.exe");
        if (instance.keptSince != null) {
            start(instance);
        }
    }

    /** The session has been disconnected this very moment. */
    default void disconnected(Instance instance) {
        happen("session=" + instance.id + face(instance) + " disconnectedFor=0ms");
    }

    /** Its user has come back this very moment. */
    default void connected(Instance instance) {
        happen("session=" + instance.id + face(instance) + " connectAgo=0ms"
                + (instance.isAtConsole ? " console=" + instance.id : ""));
    }

    /** Nobody is at the console any more. */
    default void leaveConsole() {
        happen("console=none");
    }

    /** The process to keep starts. */
    default void start(Instance instance) {
        happen("session=" + instance.id + " process=" + KEPT_PROCESS);
    }

    /** The process to keep ends. */
    default void end(Instance instance) {
        happen("session=" + instance.id + " process=" + KEPT_PROCESS + " gone=yes");
    }

    private static String face(Instance instance) {
        return " name=\"" + instance.name() + "\" state=" + instance.state.windowsName();
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + "ms";
    }

    /** The session goes, if the machine has not let it go by itself. */
    default void vanish(long id) {
        happen("session=" + id + " gone=yes");
    }

    /** IDs of the sessions whose logoff the machine has accepted since the last look, in order; empty where it keeps no journal. */
    Optional<List<Long>> acceptedLogoffs();

    /** What is out of order with memory and handles; empty when nothing is. To be asked while no call is under way. */
    String disorder();
}
