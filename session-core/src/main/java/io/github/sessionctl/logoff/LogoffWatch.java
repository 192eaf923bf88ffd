package io.github.sessionctl.logoff;

import io.github.sessionctl.host.HostList;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Watches sessions that are being logged off, with one list call a look, less and less often: only a list can say that a session is gone. */
final class LogoffWatch {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final SessionHost host;
    private final RunClock clock;
    private final LogoffCancellation cancellation;
    private final Duration timeout;
    private final Consumer<LogoffResult> results;
    private final List<Watched> open = new ArrayList<>();

    LogoffWatch(LastLook run, Duration timeout, Consumer<LogoffResult> results) {
        host = run.host;
        clock = run.clock;
        cancellation = run.cancellation;
        this.timeout = timeout;
        this.results = results;
    }

    private record Watched(
            SessionInfo session, long requestedAt, @Nullable SessionException doubt) {}

    /** Adds a session whose logoff the host has accepted, or perhaps has: then there is a doubt. */
    void add(SessionInfo session, long requestedAt, @Nullable SessionException doubt) {
        open.add(new Watched(session, requestedAt, doubt));
    }

    /** Whether the session was added and has no result yet. */
    boolean isWatching(SessionInfo session) {
        return open.stream().anyMatch(watched -> watched.session.equals(session));
    }

    /** Waits for all of them. */
    void await() {
        Duration pause = FIRST_PAUSE;
        // Of the first pause there is only the rest: on a slow host the calls have taken it already.
        Duration already = open.isEmpty() ? Duration.ZERO : elapsed(open.get(open.size() - 1));
        while (!open.isEmpty()) {
            if (!cancellation.pause(clock, untilADeadline(pause.minus(already)))) {
                String why = "the run was " + cancellation.how() + " before the logoff had finished";
                List.copyOf(open).forEach(watched -> endUnfinished(watched, why));
                return;
            }
            look();
            already = Duration.ZERO;
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** The pause, cut short where a deadline comes first. */
    private Duration untilADeadline(Duration pause) {
        Duration shortest = Stream.concat(Stream.of(pause), open.stream().map(this::remaining))
                .min(Comparator.naturalOrder())
                .orElse(pause);
        return shortest.isNegative() ? Duration.ZERO : shortest;
    }

    private Duration elapsed(Watched watched) {
        return Duration.ofNanos(clock.nanoTime() - watched.requestedAt);
    }

    private Duration remaining(Watched watched) {
        return timeout.minus(elapsed(watched));
    }

    private boolean isOverdue(Watched watched) {
        return remaining(watched).compareTo(Duration.ZERO) <= 0;
    }

    private void look() {
        Map<SessionId, List<SessionInfo>> rows;
        try {
            rows = HostList.of(host).stream().collect(Collectors.groupingBy(SessionInfo::id));
        } catch (SessionException e) {
            cannotLook(e);
            return;
        } catch (RuntimeException | Error e) {
            cannotLook(SessionException.unexpected(
                    SessionOperation.LIST, host.address().toString(), null, e));
            return;
        }
        for (Watched watched : List.copyOf(open)) {
            List<SessionInfo> ofIt = rows.getOrDefault(watched.session.id(), List.of());
            if (Judgement.isGone(watched.session, ofIt)) {
                endLoggedOff(watched);
            } else if (isOverdue(watched)) {
                lookCloser(watched, ofIt);
            }
        }
    }

    /** Until the deadline the next look may do better. */
    private void cannotLook(SessionException failure) {
        for (Watched watched : List.copyOf(open)) {
            if (isOverdue(watched)) {
                String accepted = watched.doubt == null ? "has accepted" : "has perhaps accepted";
                String why = "the host " + accepted + " the logoff, and does not say what came of it";
                end(watched, LogoffResult.notKnown(watched.session, why, failure, elapsed(watched)));
            }
        }
    }

    /** The list cannot tell the session from a new logon of the same user under the same ID; the logon time can. */
    private void lookCloser(Watched watched, List<SessionInfo> rows) {
        try {
            Instant before = Judgement.logonOf(watched.session);
            Instant now = Judgement.logonOf(host.read(watched.session));
            if (before != null && now != null && !before.equals(now)) {
                endLoggedOff(watched);
                return;
            }
        } catch (RuntimeException | Error e) {
            // The list has it, and that is what counts: it is still there.
            System.getLogger("io.github.sessionctl.logoff")
                    .log(System.Logger.Level.DEBUG, "cannot read session " + watched.session.id(), e);
        }
        String advice = rows.stream().anyMatch(row -> row.state() == ConnectState.DOWN)
                ? "; it hangs: end its winlogon.exe, or restart the machine"
                : "; look for a program in it that does not end, with: sessionctl processes --id "
                        + watched.session.id();
        endUnfinished(watched, "it had not finished after " + DurationText.format(timeout) + advice);
    }

    private void endLoggedOff(Watched watched) {
        Duration took = elapsed(watched);
        String why = "after " + DurationText.format(took);
        end(watched, LogoffResult.of(watched.session, LogoffOutcome.LOGGED_OFF, why, null, took));
    }

    /** It is there still, or nobody can tell. */
    private void endUnfinished(Watched watched, String why) {
        Duration took = elapsed(watched);
        String notKnown = "whether the host has accepted the logoff is not known";
        end(
                watched,
                watched.doubt == null
                        ? LogoffResult.of(watched.session, LogoffOutcome.STILL_LOGGING_OFF, why, null, took)
                        : LogoffResult.notKnown(watched.session, notKnown, watched.doubt, took));
    }

    private void end(Watched watched, LogoffResult result) {
        open.remove(watched);
        results.accept(result);
    }
}
