package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of a scenario file. */
final class ScenarioParser {

    /** Looking up an account, which in the simulated host nothing has to be asked for. */
    private static final String ACCOUNT = "account";

    /** No other character ends a line, as the simulated wtsapi32 has it. */
    private static final Pattern LINE_END = Pattern.compile("\r?\n|\r\\z");

    /** Keys of sessions whose values are durations. */
    private static final Set<String> DURATIONS =
            Set.of("logonago", "connectago", "disconnectedfor", "idlefor", "answersafter");

    private final Scenario.Builder scenario = Scenario.builder();
    private final Set<String> servers = new HashSet<>();
    private boolean isBegun;

    private ScenarioParser() {}

    static Scenario parse(String text) {
        ScenarioParser parser = new ScenarioParser();
        int number = 0;
        for (String line : LINE_END.split(withoutByteOrderMark(text), -1)) {
            number++;
            try {
                parser.statement(ScenarioLine.parse(line));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
            }
        }
        return parser.scenario.build();
    }

    /**
     * Reads what happens, as a change says it, without the call before which it happens.
     *
     * @throws IllegalArgumentException when a key or value means nothing
     */
    static Happening happening(String keys) {
        Map<String, String> values =
                new HashMap<>(ScenarioLine.parse("change " + keys).values());
        new ScenarioParser().isElsewhere(values);
        return happening(values);
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void statement(ScenarioLine line) {
        Map<String, String> rest = new HashMap<>(line.values());
        switch (line.word()) {
            case "" -> {
                return;
            }
            case "host" -> host(rest);
            case "session" -> {
                checkSession(rest);
                scenario.session(required(rest, "id", ScenarioValues::sessionId), Map.copyOf(rest));
                rest.clear();
            }
            case "server" -> server(rest);
            case "process" -> process(rest);
            case "fault" -> fault(rest);
            case "change" -> {
                change(rest);
                rest.clear();
            }
            default ->
                throw new IllegalArgumentException(QuotedInput.of(line.word())
                        + " is not a statement: host, server, session, process, fault, change");
        }
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException(
                    QuotedInput.of(rest.keySet().iterator().next()) + " is not a key of " + line.word());
        }
        isBegun = true;
    }

    private void host(Map<String, String> values) {
        if (isBegun) {
            throw new IllegalArgumentException("host comes once, and before everything else");
        }
        scenario.name(optional(values, "name", Function.identity(), "SIMULATED"));
        scenario.own(optional(values, "own", ScenarioValues::sessionId, SessionId.SERVICES));
        @Nullable SessionId console = sessionOrNone(values.remove("console"));
        if (console != null) {
            scenario.console(console);
        }
        if (values.containsKey("childsessions")) {
            scenario.childSessions(required(values, "childsessions", ScenarioValues::yesOrNo));
        }
        scenario.clockAhead(optional(values, "clockahead", ScenarioValues::duration, Duration.ZERO));
        scenario.goneError(optional(values, "goneerror", ScenarioValues::failure, 7022));
    }

    private static @Nullable SessionId sessionOrNone(@Nullable String console) {
        return console == null || ScenarioValues.folded(console).equals("none")
                ? null
                : at("console", console, ScenarioValues::sessionId);
    }

    private static boolean isInVirtualMachine(Map<String, String> values) {
        return !values.getOrDefault(RowKey.VM, "").isEmpty();
    }

    /** Sessions that are built in code have durations of other forms. */
    private static void checkSession(Map<String, String> values) {
        if (values.containsKey("execenv") && !isInVirtualMachine(values)) {
            throw new IllegalArgumentException("'execEnv' comes with 'vm' only");
        }
        values.forEach((key, value) -> {
            if (DURATIONS.contains(key)) {
                at(key, value, ScenarioValues::duration);
            }
        });
        @Nullable String takes = values.get("logofftakes");
        if (takes != null && !ScenarioValues.folded(takes).equals(ScenarioValues.NEVER)) {
            at("logoffTakes", takes, ScenarioValues::duration);
        }
    }

    private void process(Map<String, String> values) {
        SessionProcess process = new SessionProcess(
                required(values, "session", ScenarioValues::sessionId),
                required(values, "id", value -> ScenarioValues.number(value, 0xFFFF_FFFFL)),
                required(values, "name", Function.identity()),
                optional(values, "threads", ScenarioValues::count, 1),
                optional(values, "handles", ScenarioValues::count, 0),
                // Wraps at 4 GiB, as on Windows.
                optional(values, "memory", ScenarioValues::bytes, 0L) & 0xFFFF_FFFFL,
                optional(values, "cpu", ScenarioValues::duration, Duration.ZERO));
        boolean isVisible = optional(values, "visible", ScenarioValues::yesOrNo, true);
        scenario.process(new ProcessSpec(process, values.remove("user"), values.remove("domain"), isVisible));
    }

    /** Other machines are of interest to the native simulator alone: the simulated host is one machine. */
    private void server(Map<String, String> values) {
        String name = required(values, "name", Function.identity());
        if (!servers.add(ScenarioValues.folded(name))) {
            throw new IllegalArgumentException("there is a server " + QuotedInput.of(name) + " already");
        }
        optional(values, "domain", Function.identity(), "");
        optional(values, "error", ScenarioValues::code, 0);
        optional(values, "delay", ScenarioValues::duration, Duration.ZERO);
        optional(values, "hangs", ScenarioValues::yesOrNo, false);
    }

    /** Whether a fault or a change is about a server, and so not about this machine. */
    private boolean isElsewhere(Map<String, String> values) {
        String name = values.remove("server");
        if (name != null && !servers.contains(ScenarioValues.folded(name))) {
            throw new IllegalArgumentException("there is no server " + QuotedInput.of(name));
        }
        return name != null;
    }

    private void fault(Map<String, String> values) {
        boolean isElsewhere = isElsewhere(values);
        boolean isAboutAccounts = isAboutAccounts(values, "in");
        SessionOperation operation = required(values, "in", ScenarioValues::operation);
        @Nullable SessionId session =
                values.containsKey("session") ? required(values, "session", ScenarioValues::sessionId) : null;
        // What a successful call leaves behind, and bytes that are wrong, are of interest to the native simulator
        // alone.
        optional(values, "lasterror", ScenarioValues::code, 0);
        String malformation = optional(values, "malformed", ScenarioValues::malformation, "");
        if (!malformation.isEmpty() && !ScenarioValues.canBeMalformed(operation, malformation)) {
            throw new IllegalArgumentException(
                    operation.name().toLowerCase(Locale.ROOT) + " has no answer that is " + malformation);
        }
        optional(values, "seed", ScenarioValues::unsigned, 0L);
        Fault fault = new Fault(
                operation,
                session,
                optional(values, "error", ScenarioValues::code, 0),
                optional(values, "delay", ScenarioValues::duration, Duration.ZERO),
                optional(values, "times", ScenarioValues::positive, Integer.MAX_VALUE));
        if (!isElsewhere && !isAboutAccounts) {
            scenario.fault(fault);
        }
    }

    /** Whether the operation is the one that the simulated host has no use for; then another such stands for it. */
    private static boolean isAboutAccounts(Map<String, String> values, String key) {
        @Nullable String operation = values.get(key);
        if (operation == null || !ScenarioValues.folded(operation).equals(ACCOUNT)) {
            return false;
        }
        values.put(key, SessionOperation.SERVERS.name());
        return true;
    }

    private void change(Map<String, String> values) {
        boolean isElsewhere = isElsewhere(values);
        boolean isAboutAccounts = isAboutAccounts(values, "before");
        SessionOperation before = required(values, "before", ScenarioValues::operation);
        int call = optional(values, "call", ScenarioValues::positive, 1);
        Change change = new Change(before, call, happening(values));
        if (!isElsewhere && !isAboutAccounts) {
            scenario.change(change);
        }
    }

    private static Happening happening(Map<String, String> values) {
        boolean movesConsole = values.containsKey("console");
        @Nullable SessionId console = sessionOrNone(values.remove("console"));
        if (movesConsole && values.isEmpty()) {
            return Happening.console(console);
        }
        SessionId session = required(values, "session", ScenarioValues::sessionId);
        boolean isGone = optional(values, "gone", ScenarioValues::yesOrNo, false);
        @Nullable String process = values.remove("process");
        if (process != null && isInVirtualMachine(values)) {
            throw new IllegalArgumentException(
                    "'process' does not go with 'vm': its processes are not seen on the host");
        }
        checkSession(values);
        return new Happening(session, isGone, process, movesConsole, console, values);
    }

    private static <T> T required(Map<String, String> values, String key, Function<String, T> meaning) {
        String value = values.remove(key);
        if (value == null) {
            throw new IllegalArgumentException(QuotedInput.of(key) + " is missing");
        }
        return at(key, value, meaning);
    }

    private static <T> T optional(Map<String, String> values, String key, Function<String, T> meaning, T whenLeftOut) {
        String value = values.remove(key);
        return value == null ? whenLeftOut : at(key, value, meaning);
    }

    private static <T> T at(String key, String value, Function<String, T> meaning) {
        try {
            return meaning.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }
}
