package io.github.sessionctl.jmx.console;

import com.sun.tools.jconsole.JConsoleContext.ConnectionState;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.ObjectName;

/** What is known of the hosts, how old that is, and what is wrong, in words. Not safe for use by several threads. */
final class HostsState {

    /** A round that takes longer is told of: the connection or an MBean hangs. */
    static final long PATIENCE_MILLIS = 10_000;

    /** So many hosts in trouble are counted as well, because they are not seen at one glance. */
    private static final int MANY = 3;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final ZoneId zone;
    private ConnectionState link = ConnectionState.CONNECTING;
    private List<HostReading> hosts = List.of();
    private long linkedAt;
    private long readAt;
    private long heardAt;
    private String failure = "";

    HostsState(ZoneId zone) {
        this.zone = zone;
    }

    void linked(ConnectionState now, long nowMillis) {
        link = now;
        if (now == ConnectionState.CONNECTED) {
            linkedAt = nowMillis;
            heardAt = nowMillis;
            failure = "";
        }
    }

    /** A round has come back. */
    void heard(HostPoll.Round round, long nowMillis) {
        heardAt = nowMillis;
        if (round instanceof HostPoll.Readings readings) {
            hosts = readings.hosts();
            readAt = nowMillis;
            failure = "";
        } else if (round instanceof HostPoll.Failure failed) {
            failure = failed.why();
        }
    }

    List<HostReading> hosts() {
        return hosts;
    }

    List<SessionLine> lines() {
        return hosts.stream().flatMap(host -> host.lines().stream()).toList();
    }

    /** The MBeans that change nothing. */
    Set<ObjectName> readOnly() {
        return hosts.stream()
                .filter(HostReading::isReadOnly)
                .map(HostReading::bean)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether somebody would answer who is asked now. */
    boolean canAct() {
        return link == ConnectionState.CONNECTED && !hosts.isEmpty();
    }

    /** What is wrong, a sentence or more; empty when nothing is. */
    String trouble(long nowMillis) {
        return switch (link) {
            case CONNECTING -> "Connecting ..." + shown();
            case DISCONNECTED ->
                "The connection is lost." + shown()
                        + " Press Reconnect, or the plug at the right of the tabs; the table then goes on by itself.";
            case CONNECTED -> connectedTrouble(nowMillis);
        };
    }

    private String connectedTrouble(long nowMillis) {
        long silence = nowMillis - heardAt;
        if (silence > PATIENCE_MILLIS) {
            return "No answer for " + Wording.span(silence / 1000) + ": the connection, or an MBean, hangs." + shown()
                    + " The table goes on by itself when the answer comes.";
        }
        if (!failure.isEmpty()) {
            return "The sessions cannot be read: " + Wording.sentence(failure) + shown()
                    + " It is tried again every few seconds.";
        }
        if (readAt >= linkedAt && readAt > 0 && hosts.isEmpty()) {
            return "This JVM has no MBean of sessionctl, or you may not see it.";
        }
        return hostsTrouble();
    }

    private String hostsTrouble() {
        List<HostReading> troubled =
                hosts.stream().filter(host -> !host.isCurrent()).toList();
        String head = troubled.size() < MANY
                ? ""
                : troubled.size() + " of " + hosts.size() + " hosts show old sessions or none:\n";
        return troubled.stream()
                .map(host -> host.host() + ": " + host.trouble())
                .collect(Collectors.joining("\n", head, ""));
    }

    private String shown() {
        return readAt == 0 ? "" : " What is shown is of " + time() + " and may have changed.";
    }

    private String time() {
        return CLOCK.format(Instant.ofEpochMilli(readAt).atZone(zone));
    }

    /** The hosts that the rows are of: those that have been read, and those of which an earlier reading is shown. */
    private String where() {
        long current = hosts.stream().filter(HostReading::isCurrent).count();
        long old = hosts.stream()
                .filter(host -> !host.isCurrent() && !host.lines().isEmpty())
                .count();
        if (hosts.size() == 1 && current + old == 1) {
            return hosts.get(0).host() + (old == 1 ? ", as read earlier" : "");
        }
        String read = current == hosts.size() ? hosts.size() + " hosts" : current + " of " + hosts.size() + " hosts";
        return old == 0 ? read : read + " and, as read earlier, on " + old;
    }

    /** What is shown, in a line. */
    String summary(int shownCount) {
        if (readAt == 0) {
            return "Reading the sessions ...";
        }
        List<SessionLine> lines = lines();
        String count = Wording.sessions(lines.size()) + " on " + where();
        String filtered = shownCount == lines.size() ? "" : ", " + shownCount + " shown";
        return count + filtered + ": " + TallyHistory.Tally.of(lines).words() + ". Read at " + time() + ".";
    }
}
