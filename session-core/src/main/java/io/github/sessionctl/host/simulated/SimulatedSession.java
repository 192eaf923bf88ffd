package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.ClientDisplay;
import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.ClientProtocol;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionCounters;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionTimes;
import io.github.sessionctl.session.UserAccount;
import io.github.sessionctl.text.DurationText;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session of the simulated host as it is now. Guarded by its host's lock. */
final class SimulatedSession {

    /** Which row of the list is meant: the sessions of a virtual machine, whose name is folded here, may have the IDs of the host's own. */
    record RowKey(SessionId id, String vm) {

        static final String VM = "vm";

        static RowKey own(SessionId id) {
            return new RowKey(id, "");
        }

        static RowKey of(SessionId id, Map<String, String> values) {
            return new RowKey(id, ScenarioValues.folded(values.getOrDefault(VM, "")));
        }

        boolean isOwn() {
            return vm.isEmpty();
        }

        @Override
        public String toString() {
            return "session " + id + (isOwn() ? "" : " of " + vm);
        }
    }

    private static final ClientDisplay USUAL_DISPLAY = new ClientDisplay(1920, 1080, 32);

    final RowKey key;
    String user = "";
    String domain = "";

    /** Whether this account may see it; if not, it is left out of lists, and calls about it fail as if it were gone. */
    boolean isVisible = true;

    /** The session whose child this one is, null for none. */
    @Nullable SessionId parent;

    private String vm = "";
    private String name = "";
    private ConnectState state = ConnectState.ACTIVE;
    private @Nullable UserAccount listedAs;
    private @Nullable Instant logon;
    private @Nullable Instant connect;
    private @Nullable Instant disconnect;
    private @Nullable Instant lastInput;
    private LockState lock = LockState.UNKNOWN;
    private String client = "";
    private @Nullable ClientProtocol protocol;
    private @Nullable ClientDisplay display;
    private @Nullable InetAddress address;
    private @Nullable Duration logoffTakes = Duration.ZERO;
    private String successor = "";
    private MessageAnswer answer = MessageAnswer.TIMED_OUT;
    private Duration answersAfter = Duration.ZERO;

    /** What is counted, by the key in lower case. */
    private final Map<String, Long> numbers = new HashMap<>();

    /** When the logoff that is under way ends; null when none is. {@link Instant#MAX} when it never does. */
    @Nullable Instant ends;

    SimulatedSession(RowKey key, Map<String, String> values, Instant now) {
        this.key = key;
        apply(values, now);
    }

    /** Throws IllegalArgumentException when a key or value means nothing. */
    static void check(Map<String, String> values) {
        new SimulatedSession(RowKey.own(SessionId.SERVICES), values, Instant.EPOCH);
    }

    /** Gives the session new values; throws IllegalArgumentException when a key or value means nothing. */
    void apply(Map<String, String> values, Instant now) {
        values.forEach((key, value) -> {
            try {
                set(key.toLowerCase(Locale.ROOT), value, now);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
            }
        });
    }

    private void set(String key, String value, Instant now) {
        switch (key) {
            case RowKey.VM -> vm = value;
            case "name" -> name = value;
            case "state" -> state = ScenarioValues.state(value);
            case "user" -> user = value;
            case "domain" -> domain = value;
            case "listedas" -> listedAs = ScenarioValues.account(value);
            case "visible" -> isVisible = ScenarioValues.yesOrNo(value);
            case "parent" -> parent = ScenarioValues.sessionId(value);
            case "logonago" -> logon = now.minus(DurationText.parse(value));
            case "connectago" -> connect = now.minus(DurationText.parse(value));
            case "disconnectedfor" -> disconnect = now.minus(DurationText.parse(value));
            case "idlefor" -> lastInput = now.minus(DurationText.parse(value));
            case "locked" -> lock = ScenarioValues.lock(value);
            case "client" -> client = value;
            case "address" -> address = ScenarioValues.address(value);
            case "protocol" -> protocol = ScenarioValues.protocol(value);
            case "display" -> display = ScenarioValues.display(value);
            // The execution environment is the number that Windows gives to such a row; nobody asks this host for it.
            case "execenv",
                    "build",
                    "incomingbytes",
                    "outgoingbytes",
                    "incomingframes",
                    "outgoingframes",
                    "incomingcompressedbytes",
                    "outgoingcompressedbytes" -> numbers.put(key, ScenarioValues.unsigned(value));
            case "logofftakes" ->
                logoffTakes = value.equalsIgnoreCase(ScenarioValues.NEVER) ? null : DurationText.parse(value);
            case "successor" -> successor = value;
            case "answer" -> answer = ScenarioValues.answer(value);
            case "answersafter" -> answersAfter = DurationText.parse(value);
            default -> throw new IllegalArgumentException("there is no such key");
        }
    }

    SessionInfo listed(String host) {
        UserAccount account = user.isEmpty() ? null : new UserAccount(domain, user);
        SessionInfo row = SessionInfo.listed(host, key.id(), name, state, listedAs == null ? account : listedAs);
        return vm.isEmpty() ? row : row.inMachine(vm);
    }

    SessionInfo read(SessionInfo session, Instant now) {
        SessionTimes times = new SessionTimes(logon, connect, disconnect, lastInput, now);
        UserAccount told = user.isEmpty() ? null : new UserAccount(domain, user).asSessionsTell();
        return session.withReading(name, state, session.user(), times, lock)
                .withAccountTold(told)
                .withCounters(new SessionCounters(
                        number("incomingbytes"),
                        number("outgoingbytes"),
                        number("incomingframes"),
                        number("outgoingframes"),
                        number("incomingcompressedbytes"),
                        number("outgoingcompressedbytes")));
    }

    private long number(String key) {
        return numbers.getOrDefault(key, 0L);
    }

    /** The user's device without its protocol. */
    ClientInfo client(boolean isConsole) {
        boolean isUsual = display == null && protocol(isConsole) == ClientProtocol.RDP;
        ClientDisplay shown = isUsual ? USUAL_DISPLAY : display;
        return new ClientInfo(client, address, shown, number("build"), ClientProtocol.UNKNOWN);
    }

    ClientProtocol protocol(boolean isConsole) {
        if (protocol != null) {
            return protocol;
        }
        return isConsole ? ClientProtocol.CONSOLE : ClientProtocol.RDP;
    }

    /** What Windows has an event for when it changes. */
    Object face(boolean isConsole) {
        return listed("").withClient(client(isConsole).withProtocol(protocol(isConsole)));
    }

    boolean isServices() {
        return key.equals(RowKey.own(SessionId.SERVICES));
    }

    /** What the user answers to a message that stays for so long: only who is there, and quick enough, answers. */
    MessageAnswer answer(Duration timeout) {
        return state == ConnectState.ACTIVE && answersAfter.compareTo(timeout) < 0 ? answer : MessageAnswer.TIMED_OUT;
    }

    /** How long the message stays until then. */
    Duration answerTime(Duration timeout) {
        return answer(timeout) == MessageAnswer.TIMED_OUT ? timeout : answersAfter;
    }

    boolean isLogoffToEnd() {
        return ends != null && !ends.equals(Instant.MAX);
    }

    boolean isProtectedByWindows() {
        return isServices() || state == ConnectState.LISTEN;
    }

    void beginLogoff(Instant now) {
        ends = logoffTakes == null ? Instant.MAX : now.plus(logoffTakes);
    }

    void disconnect(Instant now) {
        if (state != ConnectState.DISCONNECTED) {
            state = ConnectState.DISCONNECTED;
            name = "";
            disconnect = now;
        }
    }

    boolean hasEnded(Instant now) {
        return ends != null && !ends.isAfter(now);
    }

    /** The user who has the ID from now on; null when the ID is free. */
    @Nullable SimulatedSession successor() {
        return successor.isEmpty() || ends == null
                ? null
                : new SimulatedSession(key, Map.of("user", successor, "domain", domain, "logonAgo", "0s"), ends);
    }
}
