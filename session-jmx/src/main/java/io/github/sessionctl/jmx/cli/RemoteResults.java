package io.github.sessionctl.jmx.cli;

import static io.github.sessionctl.jmx.cli.RemoteText.orNull;
import static io.github.sessionctl.jmx.cli.RemoteText.text;

import io.github.sessionctl.action.ActionOutcome;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.text.TextTable;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server says became of sessions.
 *
 * @param startedAt when it was asked
 * @param host the host
 * @param dryRun whether it only looked
 * @param aim whether one session was meant
 * @param results the document's results
 * @param lines what people read
 */
record RemoteResults(
        Instant startedAt,
        String host,
        boolean dryRun,
        Aim aim,
        List<Map<String, @Nullable Object>> results,
        List<String> lines) {

    /** Of an operation that answers with rows. */
    static RemoteResults ofRows(
            Instant startedAt, String host, boolean dryRun, List<Map<String, @Nullable Object>> rows) {
        TextTable table = new TextTable("ID", "SESSION", "STATE", "USER", "OUTCOME", "RULE", "WHY");
        List<Map<String, @Nullable Object>> meant = rows.stream()
                .filter(row -> !text(row, "rule").equals("NOT_SELECTED"))
                .toList();
        meant.forEach(row -> table.row(
                text(row, "sessionId"),
                text(row, "sessionName"),
                text(row, "state"),
                RemoteText.user(row),
                text(row, "outcome"),
                text(row, "rule"),
                text(row, "explanation")));
        return new RemoteResults(
                startedAt,
                host,
                dryRun,
                Aim.ALL_THAT_MATCH,
                rows.stream().map(RemoteResults::result).toList(),
                meant.isEmpty() ? List.of("No session matches.") : table.lines());
    }

    private static Map<String, @Nullable Object> result(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("sessionId", row.get("sessionId"));
        result.put("sessionName", row.get("sessionName"));
        result.put("state", row.get("state"));
        result.put("user", orNull(row.get("user")));
        result.put("domain", text(row, "user").isEmpty() ? null : row.get("domain"));
        result.put("logonTime", null);
        result.put("disconnectTime", null);
        result.put("idleSeconds", null);
        result.put("outcome", row.get("outcome"));
        result.put("rule", orNull(row.get("rule")));
        result.put("explanation", row.get("explanation"));
        result.put("reason", null);
        result.put("win32Code", row.get("win32Code"));
        result.put("tookMillis", row.get("tookMillis"));
        result.put("notice", orNull(row.get("notice")));
        return result;
    }

    /** Of an operation on one session, which answers with a line that begins with the outcome's name. */
    static RemoteResults ofLine(Instant startedAt, String host, long sessionId, String line) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("sessionId", sessionId);
        String[] words = line.split("[ :]+", 3);
        row.put("outcome", words[0]);
        boolean hasRule = words.length > 1 && words[1].startsWith("(");
        row.put("rule", hasRule ? words[1].replaceAll("[()]", "") : null);
        row.put("explanation", line);
        return new RemoteResults(
                startedAt, host, false, Aim.ONE_SESSION, List.of(result(row)), List.of(TextTable.oneLine(line)));
    }

    /** Writes them, and returns the exit code. */
    int write(OutputOptions output, Terminal terminal) {
        output.write(terminal, this::document, () -> lines);
        List<String> outcomes =
                results.stream().map(result -> text(result, "outcome")).toList();
        int code = ExitCodes.of(outcomes, aim);
        if (code == ExitCodes.FAILED) {
            terminal.complain(outcomes.size() == 1 ? lines.get(0) : "not every session was logged off; see the table");
        }
        return code;
    }

    private Map<String, @Nullable Object> document() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        boolean isLogoff = results.stream().allMatch(result -> isLogoff(text(result, "outcome")));
        (isLogoff ? Arrays.stream(LogoffOutcome.values()) : Arrays.stream(ActionOutcome.values()))
                .forEach(outcome -> counts.put(outcome.name(), 0));
        results.forEach(result -> counts.merge(text(result, "outcome"), 1, Integer::sum));
        Map<String, @Nullable Object> document = RemoteText.document(startedAt);
        document.put("dryRun", dryRun);
        document.put("counts", counts);
        document.put("hosts", List.of(RemoteText.host(host, null, "results", results)));
        return document;
    }

    private static boolean isLogoff(String outcome) {
        return Arrays.stream(LogoffOutcome.values())
                .anyMatch(known -> known.name().equals(outcome));
    }
}
