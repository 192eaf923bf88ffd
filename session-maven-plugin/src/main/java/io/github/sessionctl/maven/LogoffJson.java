package io.github.sessionctl.maven;

import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.session.SessionException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report of a logoff as JSON. The README has the schema. */
final class LogoffJson {

    private LogoffJson() {}

    static String text(Instant startedAt, boolean dryRun, List<HostRun> hosts) {
        Map<String, @Nullable Object> document = JsonFields.document(startedAt);
        document.put("dryRun", dryRun);
        document.put("counts", counts(hosts));
        document.put("hosts", hosts.stream().map(LogoffJson::host).toList());
        return JsonText.of(document);
    }

    /** Every outcome is there, so that a script need not ask which are. */
    private static Map<String, Integer> counts(List<HostRun> hosts) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (LogoffOutcome outcome : LogoffOutcome.values()) {
            counts.put(outcome.name(), HostRun.count(hosts, outcome));
        }
        return counts;
    }

    private static Map<String, @Nullable Object> host(HostRun host) {
        LogoffReport report = host.report();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("host", host.host().toString());
        fields.put("error", JsonFields.error(host.error()));
        fields.put(
                "results",
                report == null
                        ? List.of()
                        : report.results().stream().map(LogoffJson::result).toList());
        return fields;
    }

    private static Map<String, @Nullable Object> result(LogoffResult result) {
        SessionException failure = result.failure();
        Map<String, @Nullable Object> fields = JsonFields.session(result.session());
        fields.put("outcome", result.outcome().name());
        fields.put("rule", result.rule() == null ? null : result.rule().name());
        fields.put("explanation", result.explanation());
        fields.put("reason", failure == null ? null : failure.reason().name());
        fields.put("win32Code", failure == null ? null : JsonFields.code(failure));
        fields.put("tookMillis", result.took().toMillis());
        return fields;
    }
}
