package io.github.sessionctl.report;

import io.github.sessionctl.action.ActionOutcome;
import io.github.sessionctl.action.ActionReport;
import io.github.sessionctl.action.ActionResult;
import io.github.sessionctl.doctor.DoctorReport;
import io.github.sessionctl.doctor.Finding;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.listing.SessionListing;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The JSON documents of all front ends, as maps and lists of texts, numbers, booleans and nulls: any JSON library writes them. Field
 * names and meanings are fixed by the schema in docs/json.md; every field is always there, null where nothing is known or it does not apply.
 */
public final class JsonDocument {

    /** To be raised when a field goes away or changes its meaning, not when one is added. */
    public static final int SCHEMA_VERSION = 1;

    private JsonDocument() {}

    /** The sessions of hosts. */
    public static Map<String, @Nullable Object> ofSessions(FleetReport<SessionListing> report) {
        return ofHosts(
                report,
                "sessions",
                listing -> listing.sessions().stream()
                        .map(session -> session(listing, session))
                        .toList());
    }

    private static Map<String, @Nullable Object> session(SessionListing listing, SessionInfo session) {
        Map<String, @Nullable Object> fields = SessionFields.sessionInFull(session);
        fields.put(
                "protection", listing.protection(session).map(LogoffRule::name).orElse(null));
        return fields;
    }

    /** The processes of hosts, or of one session of each. */
    public static Map<String, @Nullable Object> ofProcesses(FleetReport<List<SessionProcess>> report) {
        return ofHosts(
                report,
                "processes",
                processes -> processes.stream().map(SessionFields::process).toList());
    }

    /** What a logoff run did, or would do. */
    public static Map<String, @Nullable Object> ofLogoff(boolean dryRun, FleetReport<LogoffReport> report) {
        return ofRun(
                dryRun,
                report,
                counts(
                        LogoffOutcome.values(),
                        outcome -> report.values().stream()
                                .mapToInt(host -> host.count(outcome))
                                .sum()),
                host -> host.results().stream().map(JsonDocument::logoff).toList());
    }

    private static Map<String, @Nullable Object> logoff(LogoffResult result) {
        Map<String, @Nullable Object> fields =
                result(result.session(), result.outcome().name(), result.rule(), result.explanation());
        SessionFields.addFailure(fields, result.failure());
        fields.put("tookMillis", result.took().toMillis());
        fields.put("notice", result.notice() == null ? null : result.notice().name());
        return fields;
    }

    /** What disconnecting or messaging did, or would do. */
    public static Map<String, @Nullable Object> ofAction(boolean dryRun, FleetReport<ActionReport> report) {
        return ofRun(
                dryRun,
                report,
                counts(
                        ActionOutcome.values(),
                        outcome -> report.values().stream()
                                .mapToInt(host -> host.count(outcome))
                                .sum()),
                host -> host.results().stream().map(JsonDocument::action).toList());
    }

    private static Map<String, @Nullable Object> action(ActionResult result) {
        Map<String, @Nullable Object> fields =
                result(result.session(), result.outcome().name(), result.rule(), result.explanation());
        SessionFields.addFailure(fields, result.failure());
        return fields;
    }

    private static Map<String, @Nullable Object> result(
            SessionInfo session, String outcome, @Nullable LogoffRule rule, String explanation) {
        Map<String, @Nullable Object> fields = SessionFields.session(session);
        fields.put("outcome", outcome);
        fields.put("rule", rule == null ? null : rule.name());
        fields.put("explanation", explanation);
        return fields;
    }

    /** What the doctor found. */
    public static Map<String, @Nullable Object> ofFindings(Instant startedAt, DoctorReport report) {
        Map<String, @Nullable Object> document = document(startedAt);
        document.put("worst", report.worst().name());
        document.put(
                "findings",
                report.findings().stream().map(JsonDocument::finding).toList());
        return document;
    }

    private static Map<String, @Nullable Object> finding(Finding finding) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("check", finding.name());
        fields.put("status", finding.status().name());
        fields.put("found", finding.found());
        fields.put("nextStep", finding.nextStep().isEmpty() ? null : finding.nextStep());
        return fields;
    }

    private static <T> Map<String, @Nullable Object> ofRun(
            boolean dryRun, FleetReport<T> report, Map<String, Integer> counts, Function<T, List<?>> results) {
        Map<String, @Nullable Object> document = document(report.startedAt());
        document.put("dryRun", dryRun);
        document.put("counts", counts);
        document.put("hosts", hosts(report, "results", results));
        return document;
    }

    private static <T> Map<String, @Nullable Object> ofHosts(
            FleetReport<T> report, String word, Function<T, List<?>> rows) {
        Map<String, @Nullable Object> document = document(report.startedAt());
        document.put("hosts", hosts(report, word, rows));
        return document;
    }

    private static Map<String, @Nullable Object> document(Instant startedAt) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("schemaVersion", SCHEMA_VERSION);
        fields.put("startedAt", SessionFields.text(startedAt));
        return fields;
    }

    /** A host whose run was given up has both an error and what was done until then. */
    private static <T> List<Map<String, @Nullable Object>> hosts(
            FleetReport<T> report, String word, Function<T, List<?>> rows) {
        return report.hosts().stream().map(host -> host(host, word, rows)).toList();
    }

    private static <T> Map<String, @Nullable Object> host(HostResult<T> host, String word, Function<T, List<?>> rows) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("host", host.host().toString());
        fields.put("error", SessionFields.error(host.failure()));
        fields.put(word, host.value().<List<?>>map(rows).orElse(List.of()));
        return fields;
    }

    /** Every outcome is there, so that a script need not ask which are. */
    private static <E extends Enum<E>> Map<String, Integer> counts(E[] outcomes, ToIntFunction<E> count) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (E outcome : outcomes) {
            counts.put(outcome.name(), count.applyAsInt(outcome));
        }
        return counts;
    }
}
