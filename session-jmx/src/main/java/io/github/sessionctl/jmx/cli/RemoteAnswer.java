package io.github.sessionctl.jmx.cli;

import static io.github.sessionctl.jmx.cli.RemoteBean.number;
import static io.github.sessionctl.jmx.cli.RemoteBean.text;

import io.github.sessionctl.action.ActionOutcome;
import io.github.sessionctl.action.ActionReport;
import io.github.sessionctl.action.ActionResult;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostOutcome;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server says, as the report that a run here would make of it: so it reads, and counts, alike. An outcome that only later versions know is
 * taken for one that is not known.
 *
 * @param host the server's host
 * @param startedAt when it was asked
 * @param said a line that begins with an outcome's name, or rows
 */
record RemoteAnswer(
        HostAddress host, Instant startedAt, @Nullable Object said) {

    private static final String ABSENT = ": there is no such session";
    private static final Pattern LINE = Pattern.compile("([A-Z_]+)(?: \\(([A-Z_]+)\\))?.*", Pattern.DOTALL);

    /** Whether it is about one session, in a line. */
    boolean isLine() {
        return said instanceof String;
    }

    String line() {
        return String.valueOf(said);
    }

    /** The processes of this session. */
    FleetReport<List<SessionProcess>> ofProcesses(SessionId id) throws CommandFailure {
        List<SessionProcess> processes = new ArrayList<>();
        for (Map<String, @Nullable Object> row : RemoteBean.rows(said)) {
            processes.add(new SessionProcess(
                    id,
                    known(row, "processId"),
                    text(row, "name"),
                    text(row, "user"),
                    (int) known(row, "threads"),
                    (int) known(row, "handles"),
                    known(row, "memoryBytes"),
                    Duration.ofMillis(known(row, "cpuMillis"))));
        }
        return alone(processes);
    }

    /** What a server of this version always tells: none would not be 0. */
    private static long known(Map<String, @Nullable Object> row, String key) throws CommandFailure {
        if (row.get(key) instanceof Number number) {
            return number.longValue();
        }
        throw new CommandFailure(
                "The server does not tell the " + key + " of a process: its sessionctl is of another version;"
                        + " update it, or run the command there",
                null);
    }

    /** What became of many sessions. */
    FleetReport<LogoffReport> ofLogoffs(boolean dryRun) {
        return logoff(
                dryRun, false, RemoteBean.rows(said).stream().map(this::result).toList());
    }

    private LogoffResult result(Map<String, @Nullable Object> row) {
        SessionId id = new SessionId(number(row, "sessionId"));
        ConnectState state = state(text(row, "state"));
        return new LogoffResult(
                SessionInfo.listed(host.toString(), id, text(row, "sessionName"), state, RemoteBean.account(row)),
                named(LogoffOutcome.class, text(row, "outcome")).orElse(LogoffOutcome.NOT_KNOWN),
                named(LogoffRule.class, text(row, "rule")).orElse(null),
                text(row, "explanation"),
                row.get("win32Code") instanceof Number code
                        ? SessionException.ofWin32(SessionOperation.LOGOFF, host.toString(), id, code.intValue())
                        : null,
                Duration.ofMillis(number(row, "tookMillis")),
                null);
    }

    private static ConnectState state(String word) {
        return Arrays.stream(ConnectState.values())
                .filter(state -> state.windowsName().equals(word))
                .findFirst()
                .orElse(ConnectState.UNKNOWN);
    }

    /** What became of one session that was to be logged off. */
    FleetReport<LogoffReport> ofLogoff(SessionId id) {
        Matcher words = words();
        LogoffResult result = new LogoffResult(
                session(id),
                named(LogoffOutcome.class, words.group(1)).orElse(LogoffOutcome.NOT_KNOWN),
                named(LogoffRule.class, words.group(2)).orElse(null),
                line(),
                null,
                Duration.ZERO,
                null);
        return logoff(false, true, unlessAbsent(result));
    }

    /** What became of one session to which something else was to be done. */
    FleetReport<ActionReport> ofAction(SessionId id) {
        Matcher words = words();
        ActionResult result = new ActionResult(
                session(id),
                named(ActionOutcome.class, words.group(1)).orElse(ActionOutcome.NOT_KNOWN),
                named(LogoffRule.class, words.group(2)).orElse(null),
                line(),
                null);
        return alone(new ActionReport(host, startedAt, false, true, unlessAbsent(result)));
    }

    private FleetReport<LogoffReport> logoff(boolean dryRun, boolean meansOneSession, List<LogoffResult> results) {
        return alone(new LogoffReport(host, startedAt, Duration.ZERO, dryRun, meansOneSession, results));
    }

    private SessionInfo session(SessionId id) {
        return SessionInfo.listed(host.toString(), id, "", ConnectState.UNKNOWN, null);
    }

    private Matcher words() {
        Matcher words = LINE.matcher(line());
        return words.matches() ? words : new RemoteAnswer(host, startedAt, "UNKNOWN").words();
    }

    /** That there never was such a session is not what became of one. */
    private <T> List<T> unlessAbsent(T result) {
        return line().endsWith(ABSENT) ? List.of() : List.of(result);
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }

    /** As if of a fleet of this one host. */
    private <T> FleetReport<T> alone(T report) {
        return new FleetReport<>(startedAt, Duration.ZERO, List.of(done(host, report)));
    }

    static <T> HostResult<T> done(HostAddress host, T result) {
        return new HostResult<>(host, HostOutcome.DONE, result, null, Duration.ZERO);
    }
}
