package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.ClientDisplay;
import io.github.sessionctl.session.ClientProtocol;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.MessageAnswer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a simulated session is like, for {@link Scenario.Builder#session}. What is left out is as in a scenario file: state
 * Active, no user, no time known. Every method replaces what was said before and returns this object; none takes null. Durations are not
 * negative, and what means nothing is refused with an {@link IllegalArgumentException} by the method that takes the filling. Not for use by
 * several threads.
 */
public final class SessionSpec {

    private final Map<String, String> values = new LinkedHashMap<>();

    SessionSpec() {}

    Map<String, String> values() {
        return values;
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
        return set(
                "locked",
                switch (lock) {
                    case LOCKED -> "yes";
                    case UNLOCKED -> "no";
                    case UNKNOWN -> "unknown";
                });
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
