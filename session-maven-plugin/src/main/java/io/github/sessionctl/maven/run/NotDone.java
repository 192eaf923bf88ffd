package io.github.sessionctl.maven.run;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.RunVerdict;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said of the one session that was asked for and has been left alone, or is not there. */
final class NotDone {

    private NotDone() {}

    /** Whether it was done on none of the hosts. */
    static <T> boolean onAnyHost(FleetReport<T> report, Function<T, RunVerdict> verdict) {
        return report.values().stream().map(verdict).allMatch(RunVerdict.NOT_DONE::equals);
    }

    /** A result in a line, and what helps where a rule keeps the session. */
    static String line(String result, @Nullable LogoffRule rule) {
        return rule == LogoffRule.CONSOLE || rule == LogoffRule.OWN_SESSION
                ? result + "; if it is meant all the same, session.force=true"
                : result;
    }

    /** That there is none. */
    static String absent(String words, FleetReport<?> report) {
        return "there is none on "
                + report.hosts().stream()
                        .map(HostResult::host)
                        .map(Object::toString)
                        .collect(Collectors.joining(", "))
                + " (asked for: " + words + "); session:list shows those that there are";
    }
}
