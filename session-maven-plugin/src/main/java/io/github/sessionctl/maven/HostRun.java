package io.github.sessionctl.maven;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.session.SessionException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened on one host: a report, or the reason why there is none.
 *
 * @param report null when the host could not be asked
 * @param error null when it could
 */
record HostRun(
        HostAddress host,
        @Nullable LogoffReport report,
        @Nullable SessionException error) {

    static HostRun of(LogoffReport report) {
        return new HostRun(report.host(), report, null);
    }

    static HostRun failed(HostAddress host, SessionException error) {
        return new HostRun(host, null, error);
    }

    /** How many sessions of all these hosts had this outcome. */
    static int count(List<HostRun> hosts, LogoffOutcome outcome) {
        return hosts.stream()
                .map(HostRun::report)
                .filter(Objects::nonNull)
                .mapToInt(report -> report.count(outcome))
                .sum();
    }
}
