package io.github.sessionctl.jmx.audit;

import io.github.sessionctl.text.TextTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One thing that somebody has asked for, or one session that it came to.
 *
 * @param time when
 * @param caller who
 * @param host on which host, empty where it is about none
 * @param operation what, such as {@code logoffDisconnected}
 * @param parameters with which parameters, by name
 * @param session which session it came to, as {@code 4 of CORP\dana}; empty where the record is about the whole operation
 * @param outcome what came of it: an outcome's name, {@code BEGUN}, {@code DONE}, {@code REFUSED} or {@code FAILED}
 * @param explanation why, as a clause; may be empty
 */
public record AuditRecord(
        Instant time,
        Caller caller,
        String host,
        String operation,
        Map<String, String> parameters,
        String session,
        String outcome,
        String explanation) {

    /** A message box holds fewer. */
    private static final int LONGEST_VALUE = 4_096;

    private static final Pattern UNSAFE = Pattern.compile("[\\x00-\\x1f\"\\x7f-\\x9f\\u2028\\u2029]");

    /** Keeps a copy of the parameters. */
    public AuditRecord {
        parameters = Map.copyOf(parameters);
    }

    /** The record in one line, for a log. */
    public String toLine() {
        String values = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()))
                        .collect(Collectors.joining(", ", "(", ")"));
        return TextTable.oneLine(time.truncatedTo(ChronoUnit.MILLIS) + " " + caller + ": " + operation + values
                + (host.isEmpty() ? "" : " on " + host) + (session.isEmpty() ? "" : " session " + session) + " -> "
                + outcome + (explanation.isEmpty() ? "" : ": " + explanation));
    }

    /** What a caller has typed can neither begin a line of its own nor pass for another parameter. */
    private static String quoted(String value) {
        boolean isLong = value.length() > LONGEST_VALUE;
        String text = UNSAFE.matcher(isLong ? value.substring(0, LONGEST_VALUE) : value)
                .replaceAll(
                        found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
        return '"' + text + (isLong ? "\"... of " + value.length() + " characters" : "\"");
    }
}
