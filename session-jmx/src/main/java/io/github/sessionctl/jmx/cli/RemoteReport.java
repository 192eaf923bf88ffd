package io.github.sessionctl.jmx.cli;

import static io.github.sessionctl.jmx.cli.RemoteText.text;

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
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server says became of sessions, as the report that a run here would make of it: so it reads, and counts, alike. An outcome that only later
 * versions know is taken for one that is not known.
 *
 * @param host the server's host
 * @param startedAt when it was asked
 */
record RemoteReport(HostAddress host, Instant startedAt) {

    private static final String ABSENT = ": there is no such session";
    private static final Pattern LINE = Pattern.compile("([A-Z_]+)(?: \\(([A-Z_]+)\\))?.*", Pattern.DOTALL);

    /** Of an operation that answers with rows. */
    LogoffReport ofRows(boolean dryRun, List<Map<String, @Nullable Object>> rows) {
        return logoff(dryRun, false, rows.stream().map(this::result).toList());
    }

    private LogoffResult result(Map<String, @Nullable Object> row) {
        SessionId id = new SessionId(((Number) row.getOrDefault("sessionId", 0)).longValue());
        UserAccount user = text(row, "user").isEmpty() ? null : new UserAccount(text(row, "domain"), text(row, "user"));
        return new LogoffResult(
                SessionInfo.listed(host.toString(), id, text(row, "sessionName"), state(text(row, "state")), user),
                named(LogoffOutcome.class, text(row, "outcome")).orElse(LogoffOutcome.NOT_KNOWN),
                named(LogoffRule.class, text(row, "rule")).orElse(null),
                text(row, "explanation"),
                row.get("win32Code") instanceof Number code
                        ? SessionException.ofWin32(SessionOperation.LOGOFF, host.toString(), id, code.intValue())
                        : null,
                row.get("tookMillis") instanceof Number millis ? Duration.ofMillis(millis.longValue()) : Duration.ZERO,
                null);
    }

    private static ConnectState state(String word) {
        return Arrays.stream(ConnectState.values())
                .filter(state -> state.windowsName().equals(word))
                .findFirst()
                .orElse(ConnectState.UNKNOWN);
    }

    /** Of an operation that logs one session off, and answers with a line that begins with the outcome's name. */
    LogoffReport ofLogoff(SessionId id, String line) {
        Matcher words = words(line);
        LogoffResult result = new LogoffResult(
                session(id),
                named(LogoffOutcome.class, words.group(1)).orElse(LogoffOutcome.NOT_KNOWN),
                named(LogoffRule.class, words.group(2)).orElse(null),
                line,
                null,
                Duration.ZERO,
                null);
        return logoff(false, true, isAbsent(line) ? List.of() : List.of(result));
    }

    /** The same of one that does something else to it. */
    ActionReport ofAction(SessionId id, String line) {
        Matcher words = words(line);
        ActionResult result = new ActionResult(
                session(id),
                named(ActionOutcome.class, words.group(1)).orElse(ActionOutcome.NOT_KNOWN),
                named(LogoffRule.class, words.group(2)).orElse(null),
                line,
                null);
        return new ActionReport(host, startedAt, false, true, isAbsent(line) ? List.of() : List.of(result));
    }

    private LogoffReport logoff(boolean dryRun, boolean meansOneSession, List<LogoffResult> results) {
        return new LogoffReport(host, startedAt, Duration.ZERO, dryRun, meansOneSession, results);
    }

    private SessionInfo session(SessionId id) {
        return SessionInfo.listed(host.toString(), id, "", ConnectState.UNKNOWN, null);
    }

    private static Matcher words(String line) {
        Matcher words = LINE.matcher(line);
        return words.matches() ? words : words("UNKNOWN");
    }

    /** Whether there never was such a session: that is not what became of one. */
    private static boolean isAbsent(String line) {
        return line.endsWith(ABSENT);
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }

    /** The report as if of a fleet of this one host, for what is made of those. */
    <T> FleetReport<T> alone(T report) {
        return new FleetReport<>(
                startedAt,
                Duration.ZERO,
                List.of(new HostResult<>(host, HostOutcome.DONE, report, null, Duration.ZERO)));
    }
}
