package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.ClientDisplay;
import io.github.sessionctl.session.ClientProtocol;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a simulated session is like, for {@link Scenario.Builder#session}. What is left out is as in a scenario file: state Active, no user, no time
 * known, visible. Every method replaces what was said before and returns this object; none takes null. Durations are not negative, and what means
 * nothing is refused with an {@link IllegalArgumentException} by the method that takes the filling. Not for use by several threads.
 */
public final class SessionSpec {

    private final Map<String, String> values = new LinkedHashMap<>();

    SessionSpec() {}

    /** The values that a filling sets, by key. */
    static Map<String, String> filled(Consumer<SessionSpec> filling) {
        SessionSpec spec = new SessionSpec();
        filling.accept(spec);
        return spec.values;
    }

    /**
     * The virtual machine on the host that the session is in; the host's own when not said. Its ID is then one inside that machine, where it may be
     * the ID of one of the host's own sessions: every call by that ID is about the host's own, as on Windows.
     */
    public SessionSpec vm(String name) {
        return set(SimulatedSession.RowKey.VM, name);
    }

    /** The session name, such as {@code Console} or {@code RDP-Tcp#3}. */
    public SessionSpec name(String name) {
        return set("name", name);
    }

    /** The connect state. */
    public SessionSpec state(ConnectState state) {
        return set("state", state == ConnectState.UNKNOWN ? "99" : state.windowsName());
    }

    /** The account that is logged on. */
    public SessionSpec user(String domain, String user) {
        return set("domain", domain).set("user", user);
    }

    /** How the list names the account, where the session's own data have another name for it. */
    public SessionSpec listedAs(String domain, String user) {
        return set("listedAs", domain + '\\' + user);
    }

    /** Whether this account may see the session; it may when not said. If not, it is left out of lists, and calls about it fail as if it were gone. */
    public SessionSpec visible(boolean visible) {
        return set("visible", visible ? "yes" : "no");
    }

    /** The session whose child this one is: it ends with its parent. */
    public SessionSpec parent(SessionId session) {
        return set("parent", session.toString());
    }

    /** How long ago the user logged on. */
    public SessionSpec logonAgo(Duration ago) {
        return set("logonAgo", ago.toString());
    }

    /** Disconnected, and for how long. */
    public SessionSpec disconnectedFor(Duration duration) {
        return state(ConnectState.DISCONNECTED).set("disconnectedFor", duration.toString());
    }

    /** How long ago the last input was. */
    public SessionSpec idleFor(Duration duration) {
        return set("idleFor", duration.toString());
    }

    /** Whether the desktop is locked. */
    public SessionSpec lock(LockState lock) {
        return set("locked", lock == LockState.LOCKED ? "yes" : lock == LockState.UNLOCKED ? "no" : "unknown");
    }

    /** The user's device: its name and its numeric address. */
    public SessionSpec client(String name, String address) {
        return set("client", name).set("address", address);
    }

    /** The display of the user's device. */
    public SessionSpec display(ClientDisplay display) {
        return set("display", display.width() + "x" + display.height() + "x" + display.colorDepth());
    }

    /** The build number of the client program. */
    public SessionSpec build(long build) {
        return set("build", Long.toString(build));
    }

    /** How the session reaches its user. Only console and RDP can be simulated. */
    public SessionSpec protocol(ClientProtocol protocol) {
        return set("protocol", protocol.name());
    }

    /** What the user answers to a message that waits, and how long it takes; nothing when not said. */
    public SessionSpec answer(MessageAnswer answer, Duration after) {
        return set("answer", answer == MessageAnswer.TIMED_OUT ? "timeout" : answer.name())
                .set("answersAfter", after.toString());
    }

    /** How long a logoff takes. */
    public SessionSpec logoffTakes(Duration duration) {
        return set("logoffTakes", duration.toString());
    }

    /** A logoff never ends. */
    public SessionSpec logoffNeverEnds() {
        return set("logoffTakes", "never");
    }

    /** The user who gets the same session ID in the moment in which a logoff ends. */
    public SessionSpec successor(String user) {
        return set("successor", user);
    }

    private SessionSpec set(String key, String value) {
        values.put(key, value);
        return this;
    }
}
