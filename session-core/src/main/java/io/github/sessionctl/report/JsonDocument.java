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
import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import io.github.sessionctl.session.SessionTimes;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The JSON documents of all front ends, as maps and lists of texts, numbers, booleans and nulls: any JSON library writes them. Field names and
 * meanings are fixed by the schema in docs/json.md; every field is always there, null where nothing is known or it does not apply.
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
                        .toList(),
                fields -> fields);
    }

    private static Map<String, @Nullable Object> session(SessionListing listing, SessionInfo session) {
        Map<String, @Nullable Object> fields = sessionInFull(session);
        fields.put(
                "protection", listing.protection(session).map(LogoffRule::name).orElse(null));
        return fields;
    }

    /** The processes of hosts, or of one session of each. */
    public static Map<String, @Nullable Object> ofProcesses(FleetReport<List<SessionProcess>> report) {
        return ofHosts(report, "processes", processes -> processes, JsonDocument::process);
    }

    /** What a logoff run did, or would do. */
    public static Map<String, @Nullable Object> ofLogoff(boolean dryRun, FleetReport<LogoffReport> report) {
        Map<String, Object> counts = counts(LogoffOutcome.values(), report.values(), LogoffReport::count);
        return ofRun(dryRun, report, counts, LogoffReport::results, JsonDocument::logoff);
    }

    private static Map<String, @Nullable Object> logoff(LogoffResult result) {
        Map<String, @Nullable Object> fields =
                result(result.session(), result.outcome().name(), result.rule(), result.explanation());
        addFailure(fields, result.failure());
        fields.put("tookMillis", result.took().toMillis());
        fields.put("notice", result.notice() == null ? null : result.notice().name());
        return fields;
    }

    /** What disconnecting or messaging did, or would do. */
    public static Map<String, @Nullable Object> ofAction(boolean dryRun, FleetReport<ActionReport> report) {
        Map<String, Object> counts = counts(ActionOutcome.values(), report.values(), ActionReport::count);
        return ofRun(dryRun, report, counts, ActionReport::results, JsonDocument::action);
    }

    private static Map<String, @Nullable Object> action(ActionResult result) {
        Map<String, @Nullable Object> fields =
                result(result.session(), result.outcome().name(), result.rule(), result.explanation());
        addFailure(fields, result.failure());
        return fields;
    }

    private static Map<String, @Nullable Object> result(
            SessionInfo session, String outcome, @Nullable LogoffRule rule, String explanation) {
        Map<String, @Nullable Object> fields = session(session);
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

    private static <T, R> Map<String, @Nullable Object> ofRun(
            boolean dryRun,
            FleetReport<T> report,
            Map<String, Object> counts,
            Function<T, List<R>> results,
            Function<R, Map<String, @Nullable Object>> writing) {
        Map<String, @Nullable Object> document = document(report.startedAt());
        document.put("dryRun", dryRun);
        document.put("counts", counts);
        document.put("hosts", hosts(report, "results", results, writing));
        return document;
    }

    private static <T, R> Map<String, @Nullable Object> ofHosts(
            FleetReport<T> report,
            String word,
            Function<T, List<R>> rows,
            Function<R, Map<String, @Nullable Object>> writing) {
        Map<String, @Nullable Object> document = document(report.startedAt());
        document.put("hosts", hosts(report, word, rows, writing));
        return document;
    }

    private static Map<String, @Nullable Object> document(Instant startedAt) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("schemaVersion", SCHEMA_VERSION);
        fields.put("startedAt", text(startedAt));
        return fields;
    }

    /** A host whose run was given up has both an error and what was done until then. */
    private static <T, R> List<Map<String, @Nullable Object>> hosts(
            FleetReport<T> report,
            String word,
            Function<T, List<R>> rows,
            Function<R, Map<String, @Nullable Object>> writing) {
        List<Map<String, @Nullable Object>> hosts = new ArrayList<>();
        for (HostResult<T> host : report.hosts()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("host", host.host().toString());
            fields.put("error", error(host.failure()));
            fields.put(
                    word,
                    host.value().map(rows).orElse(List.of()).stream()
                            .map(writing)
                            .toList());
            hosts.add(fields);
        }
        return hosts;
    }

    /** Every outcome is there, so that a script need not ask which are. */
    private static <E extends Enum<E>, R> Map<String, Object> counts(
            E[] outcomes, List<R> reports, ToIntBiFunction<R, E> count) {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (E outcome : outcomes) {
            counts.put(
                    outcome.name(),
                    reports.stream()
                            .mapToInt(report -> count.applyAsInt(report, outcome))
                            .sum());
        }
        return counts;
    }

    /** What identifies a session and tells how it stands. */
    private static Map<String, @Nullable Object> session(SessionInfo session) {
        UserAccount user = session.user();
        SessionTimes times = times(session);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("sessionId", session.id().value());
        fields.put("sessionName", session.name());
        fields.put("state", session.state().windowsName());
        fields.put("user", user == null ? null : user.name());
        fields.put("domain", user == null ? null : user.domain());
        fields.put("logonTime", text(times.logon()));
        fields.put("disconnectTime", text(times.disconnect()));
        fields.put(
                "idleSeconds",
                user == null ? null : session.idle().map(Duration::toSeconds).orElse(null));
        return fields;
    }

    /** The session with what only a listing asks for. */
    private static Map<String, @Nullable Object> sessionInFull(SessionInfo session) {
        SessionTimes times = times(session);
        ClientInfo client = Objects.requireNonNullElse(session.client(), ClientInfo.NONE);
        Map<String, @Nullable Object> fields = session(session);
        fields.put("connectTime", text(times.connect()));
        fields.put("lastInputTime", text(times.lastInput()));
        fields.put("locked", session.lock() == LockState.UNKNOWN ? null : session.lock() == LockState.LOCKED);
        fields.put("clientName", client.name().isEmpty() ? null : client.name());
        fields.put("clientAddress", client.addressText().orElse(null));
        return fields;
    }

    private static SessionTimes times(SessionInfo session) {
        return Objects.requireNonNullElse(session.times(), SessionTimes.UNKNOWN);
    }

    private static Map<String, @Nullable Object> process(SessionProcess process) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("sessionId", process.session().value());
        fields.put("processId", process.processId());
        fields.put("name", process.name());
        fields.put("user", process.user().isEmpty() ? null : process.user());
        fields.put("threads", process.threads());
        fields.put("handles", process.handles());
        fields.put("memoryBytes", process.workingSetBytes());
        fields.put("cpuMillis", process.cpuTime().toMillis());
        return fields;
    }

    /** What became of a session, with the fields that all outcomes share. */
    private static void addFailure(Map<String, @Nullable Object> fields, @Nullable SessionException failure) {
        fields.put("reason", failure == null ? null : failure.reason().name());
        fields.put("win32Code", failure == null ? null : code(failure));
    }

    /** Why a host could not be asked; null when it could. */
    private static @Nullable Map<String, @Nullable Object> error(@Nullable SessionException error) {
        if (error == null) {
            return null;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("reason", error.reason().name());
        fields.put("operation", error.operation().name());
        fields.put("message", error.getMessage());
        fields.put("win32Code", code(error));
        fields.put("nextStep", error.nextStep());
        return fields;
    }

    /** The Win32 code as an unsigned number; null when Windows had no part in the failure. */
    private static @Nullable Long code(SessionException error) {
        OptionalInt code = error.win32Code();
        return code.isPresent() ? Integer.toUnsignedLong(code.getAsInt()) : null;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
