package io.github.sessionctl.maven.run;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.logoff.LogoffRule;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said of the one session that was asked for and is not there. */
final class SelectedSession {

    private SelectedSession() {}

    /** What helps where a rule keeps it; empty where nothing does. */
    static String help(@Nullable LogoffRule rule) {
        return rule == LogoffRule.CONSOLE || rule == LogoffRule.OWN_SESSION
                ? "; if it is meant all the same, session.force=true"
                : "";
    }

    static String absent(String words, FleetReport<?> report) {
        return "there is none on "
                + report.hosts().stream()
                        .map(HostResult::host)
                        .map(Object::toString)
                        .collect(Collectors.joining(", "))
                + " (asked for: " + words + "); session:list shows those that there are";
    }
}
