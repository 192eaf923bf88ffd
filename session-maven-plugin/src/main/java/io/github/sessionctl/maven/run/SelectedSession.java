package io.github.sessionctl.maven.run;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostResult;
import java.util.stream.Collectors;

/** What is said of the one session that was asked for and is not there. */
final class SelectedSession {

    private SelectedSession() {}

    static String absent(String words, FleetReport<?> report) {
        return "there is none on "
                + report.hosts().stream()
                        .map(HostResult::host)
                        .map(Object::toString)
                        .collect(Collectors.joining(", "))
                + " (asked for: " + words + "); session:list shows those that there are";
    }
}
