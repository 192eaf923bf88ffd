package io.github.sessionctl.host.simulated;

import io.github.sessionctl.host.simulated.CallScript.Change;
import io.github.sessionctl.host.simulated.CallScript.Fault;
import io.github.sessionctl.host.simulated.SimulatedMachine.Happening;
import io.github.sessionctl.host.simulated.SimulatedMachine.ProcessSpec;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of a scenario file. */
final class ScenarioParser {

    /** No other character ends a line, as the simulated wtsapi32 has it. */
    private static final Pattern LINE_END = Pattern.compile("\r?\n|\r\\z");

    /** Keys of sessions whose values are durations. */
    private static final Set<String> DURATIONS =
            Set.of("logonago", "connectago", "disconnectedfor", "idlefor", "answersafter", "logofftakes");

    private final Scenario.Builder scenario = Scenario.builder();
    private final Set<String> servers = new HashSet<>();
    private boolean isBegun;

    static Scenario parse(String text) {
        ScenarioParser parser = new ScenarioParser();
        int number = 0;
        for (String line : LINE_END.split(text.startsWith("\uFEFF") ? text.substring(1) : text, -1)) {
            number++;
            try {
                parser.statement(new ScenarioLine(line));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
            }
        }
        return parser.scenario.build();
    }

    /** Reads what happens, as a change says it; throws IllegalArgumentException when a key or value means nothing. */
    static Happening happening(String keys) {
        ScenarioLine line = new ScenarioLine("change " + keys);
        new ScenarioParser().isElsewhere(line);
        return happening(line);
    }

    private void statement(ScenarioLine line) {
        switch (line.word) {
            case "" -> {
                return;
            }
            case "host" -> host(line);
            case "session" -> session(line);
            case "server" -> server(line);
            case "process" -> process(line);
            case "fault" -> fault(line);
            case "change" -> change(line);
            default ->
                throw new IllegalArgumentException(QuotedInput.of(line.word)
                        + " is not a statement: host, server, session, process, fault, change");
        }
        for (String left : line.values.keySet()) {
            throw new IllegalArgumentException(QuotedInput.of(left) + " is not a key of " + line.word);
        }
        isBegun = true;
    }

    private void host(ScenarioLine line) {
        if (isBegun) {
            throw new IllegalArgumentException("host comes once, and before everything else");
        }
        scenario.name(line.optional("name", Function.identity(), "SIMULATED"));
        scenario.own(line.optional("own", ScenarioValues::sessionId, SessionId.SERVICES));
        @Nullable SessionId console = ScenarioValues.sessionOrNone(line.values.remove("console"));
        if (console != null) {
            scenario.console(console);
        }
        @Nullable Boolean childSessions = line.take("childsessions", ScenarioValues::yesOrNo);
        if (childSessions != null) {
            scenario.childSessions(childSessions);
        }
        scenario.clockAhead(line.optional("clockahead", ScenarioValues::duration, Duration.ZERO));
        scenario.goneError = line.optional("goneerror", ScenarioValues::failure, 7022);
    }

    private void session(ScenarioLine line) {
        checkSession(line.values);
        scenario.session(line.required("id", ScenarioValues::sessionId), Map.copyOf(line.values));
        line.values.clear();
    }

    private static boolean isInVirtualMachine(Map<String, String> values) {
        return !values.getOrDefault(SimulatedSession.RowKey.VM, "").isEmpty();
    }

    /** Sessions that are built in code have durations of other forms. */
    private static void checkSession(Map<String, String> values) {
        if (values.containsKey("execenv") && !isInVirtualMachine(values)) {
            throw new IllegalArgumentException("'execEnv' comes with 'vm' only");
        }
        values.forEach((key, value) -> {
            boolean isNever =
                    key.equals("logofftakes") && ScenarioValues.folded(value).equals(ScenarioValues.NEVER);
            if (DURATIONS.contains(key) && !isNever) {
                ScenarioLine.at(key, value, ScenarioValues::duration);
            }
        });
    }

    private void process(ScenarioLine line) {
        SessionProcess process = new SessionProcess(
                line.required("session", ScenarioValues::sessionId),
                line.required("id", ScenarioValues::unsigned),
                line.required("name", Function.identity()),
                line.optional("threads", ScenarioValues::count, 1),
                line.optional("handles", ScenarioValues::count, 0),
                // Wraps at 4 GiB, as on Windows.
                line.optional("memory", ScenarioValues::bytes, 0L) & 0xFFFF_FFFFL,
                line.optional("cpu", ScenarioValues::duration, Duration.ZERO));
        boolean isVisible = line.optional("visible", ScenarioValues::yesOrNo, true);
        scenario.processes.add(
                new ProcessSpec(process, line.values.remove("user"), line.values.remove("domain"), isVisible));
    }

    /** Other machines are of interest to the native simulator alone: the simulated host is one machine. */
    private void server(ScenarioLine line) {
        String name = line.required("name", Function.identity());
        if (!servers.add(ScenarioValues.folded(name))) {
            throw new IllegalArgumentException("there is a server " + QuotedInput.of(name) + " already");
        }
        line.take("domain", Function.identity());
        line.take("error", ScenarioValues::code);
        line.take("delay", ScenarioValues::duration);
        line.take("hangs", ScenarioValues::yesOrNo);
    }

    /** Whether a fault or a change is about a server, and so not about this machine. */
    private boolean isElsewhere(ScenarioLine line) {
        String name = line.values.remove("server");
        if (name != null && !servers.contains(ScenarioValues.folded(name))) {
            throw new IllegalArgumentException("there is no server " + QuotedInput.of(name));
        }
        return name != null;
    }

    private void fault(ScenarioLine line) {
        boolean isElsewhere = isElsewhere(line);
        boolean isAboutAccounts = isAboutAccounts(line, "in");
        SessionOperation operation = line.required("in", ScenarioValues::operation);
        @Nullable SessionId session = line.take("session", ScenarioValues::sessionId);
        // What a successful call leaves behind, and bytes that are wrong, are of interest to the native simulator
        // alone.
        line.take("lasterror", ScenarioValues::code);
        @Nullable String malformation = line.take("malformed", ScenarioValues::malformation);
        if (malformation != null && !ScenarioValues.canBeMalformed(operation, malformation)) {
            throw new IllegalArgumentException(
                    ScenarioValues.folded(operation.name()) + " has no answer that is " + malformation);
        }
        line.take("seed", ScenarioValues::unsigned);
        Fault fault = new Fault(
                operation,
                session,
                line.optional("error", ScenarioValues::code, 0),
                line.optional("delay", ScenarioValues::duration, Duration.ZERO),
                line.optional("times", ScenarioValues::positive, Integer.MAX_VALUE));
        if (!isElsewhere && !isAboutAccounts) {
            scenario.faults.add(fault);
        }
    }

    /** Whether the operation is the look-up of an account, which this host need not ask for; then another that it never asks for takes its place. */
    private static boolean isAboutAccounts(ScenarioLine line, String key) {
        boolean isAbout =
                ScenarioValues.folded(line.values.getOrDefault(key, "")).equals("account");
        if (isAbout) {
            line.values.put(key, SessionOperation.SERVERS.name());
        }
        return isAbout;
    }

    private void change(ScenarioLine line) {
        boolean isElsewhere = isElsewhere(line);
        boolean isAboutAccounts = isAboutAccounts(line, "before");
        SessionOperation before = line.required("before", ScenarioValues::operation);
        int call = line.optional("call", ScenarioValues::positive, 1);
        Change change = new Change(before, call, happening(line));
        if (!isElsewhere && !isAboutAccounts) {
            scenario.changes.add(change);
        }
    }

    private static Happening happening(ScenarioLine line) {
        boolean movesConsole = line.values.containsKey("console");
        @Nullable SessionId console = ScenarioValues.sessionOrNone(line.values.remove("console"));
        if (movesConsole && line.values.isEmpty()) {
            return new Happening(null, false, null, true, console, Map.of());
        }
        SessionId session = line.required("session", ScenarioValues::sessionId);
        boolean isGone = line.optional("gone", ScenarioValues::yesOrNo, false);
        @Nullable String process = line.values.remove("process");
        if (process != null && isInVirtualMachine(line.values)) {
            throw new IllegalArgumentException(
                    "'process' does not go with 'vm': its processes are not seen on the host");
        }
        checkSession(line.values);
        Happening happening = new Happening(session, isGone, process, movesConsole, console, line.values);
        line.values.clear();
        return happening;
    }
}
