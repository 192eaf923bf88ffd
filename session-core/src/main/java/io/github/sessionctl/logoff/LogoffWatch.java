package io.github.sessionctl.logoff;

import io.github.sessionctl.host.HostList;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Watches sessions that are being logged off until each is gone or its deadline has passed. One list call a look serves all of
 * them, and the looks come less and less often. Only a list can say that a session is gone.
 */
final class LogoffWatch {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final SessionHost host;
    private final Duration timeout;
    private final RunClock clock;
    private final LogoffCancellation cancellation;
    private final Consumer<LogoffResult> results;
    private final List<Watched> sessions = new ArrayList<>();

    LogoffWatch(
            SessionHost host,
            Duration timeout,
            RunClock clock,
            LogoffCancellation cancellation,
            Consumer<LogoffResult> results) {
        this.host = host;
        this.timeout = timeout;
        this.clock = clock;
        this.cancellation = cancellation;
        this.results = results;
    }

    private final class Watched {
        final SessionInfo session;
        final long requestedAt;

        /** Why it is not known whether the host has accepted; null when it has. */
        final @Nullable SessionException doubt;

        boolean hasEnded;

        Watched(SessionInfo session, long requestedAt, @Nullable SessionException doubt) {
            this.session = session;
            this.requestedAt = requestedAt;
            this.doubt = doubt;
        }

        Duration elapsed() {
            return Duration.ofNanos(clock.nanoTime() - requestedAt);
        }

        Duration remaining() {
            return timeout.minus(elapsed());
        }

        boolean isOverdue() {
            return remaining().compareTo(Duration.ZERO) <= 0;
        }

        void endLoggedOff() {
            end(new LogoffResult(
                    session,
                    LogoffOutcome.LOGGED_OFF,
                    null,
                    "after " + DurationText.format(elapsed()),
                    null,
                    elapsed(),
                    null));
        }

        /** It is there still, or nobody can tell. */
        void endUnfinished(String why) {
            if (doubt == null) {
                end(new LogoffResult(session, LogoffOutcome.STILL_LOGGING_OFF, null, why, null, elapsed(), null));
            } else {
                endNotKnown("whether the host has accepted the logoff is not known", doubt);
            }
        }

        void endNotKnown(String why, SessionException failure) {
            end(LogoffResult.notKnown(session, why, failure, elapsed()));
        }

        private void end(LogoffResult result) {
            hasEnded = true;
            results.accept(result);
        }
    }

    /**
     * Adds a session whose logoff the host has accepted, or perhaps has.
     *
     * @param doubt why that is not known, null when it is
     */
    void add(SessionInfo session, long requestedAt, @Nullable SessionException doubt) {
        sessions.add(new Watched(session, requestedAt, doubt));
    }

    /** Whether the session was added and has no result yet. */
    boolean isWatching(SessionInfo session) {
        return sessions.stream().anyMatch(watched -> !watched.hasEnded && watched.session.equals(session));
    }

    /** Waits for all of them. */
    void await() {
        List<Watched> pending = new ArrayList<>(sessions);
        Duration pause = FIRST_PAUSE;
        Duration already = pending.isEmpty()
                ? Duration.ZERO
                : pending.get(pending.size() - 1).elapsed();
        while (!pending.isEmpty()) {
            if (!cancellation.pause(clock, shorter(rest(pause, already), pending))) {
                String how = cancellation.how();
                pending.forEach(
                        watched -> watched.endUnfinished("the run was " + how + " before the logoff had finished"));
                return;
            }
            look(pending);
            pending.removeIf(watched -> watched.hasEnded);
            already = Duration.ZERO;
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** What is left of the first pause: on a slow host the calls have taken it already. */
    private static Duration rest(Duration pause, Duration already) {
        Duration rest = pause.minus(already);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /** The pause, cut short where a deadline comes first. */
    private static Duration shorter(Duration pause, List<Watched> pending) {
        Duration shortest = pause;
        for (Watched watched : pending) {
            Duration remaining = watched.remaining();
            if (remaining.compareTo(shortest) < 0) {
                shortest = remaining.isNegative() ? Duration.ZERO : remaining;
            }
        }
        return shortest;
    }

    private void look(List<Watched> pending) {
        Map<SessionId, List<SessionInfo>> rows;
        try {
            rows = HostList.of(host).stream().collect(Collectors.groupingBy(SessionInfo::id));
        } catch (SessionException e) {
            cannotLook(pending, e);
            return;
        } catch (RuntimeException | Error e) {
            cannotLook(pending, defect(e));
            return;
        }
        for (Watched watched : pending) {
            List<SessionInfo> ofIt = rows.getOrDefault(watched.session.id(), List.of());
            if (Judgement.isGone(watched.session, ofIt)) {
                watched.endLoggedOff();
            } else if (watched.isOverdue()) {
                lookCloser(watched, ofIt);
            }
        }
    }

    /** Until the deadline the next look may do better. */
    private static void cannotLook(List<Watched> pending, SessionException failure) {
        for (Watched watched : pending) {
            if (watched.isOverdue()) {
                String accepted = watched.doubt == null ? "has accepted" : "has perhaps accepted";
                watched.endNotKnown("the host " + accepted + " the logoff, and does not say what came of it", failure);
            }
        }
    }

    /** The list cannot tell the session from a new logon of the same user under the same ID; the logon time can. */
    private void lookCloser(Watched watched, List<SessionInfo> rows) {
        try {
            Instant before = Judgement.logonOf(watched.session);
            Instant now = Judgement.logonOf(host.read(watched.session));
            if (before != null && now != null && !before.equals(now)) {
                watched.endLoggedOff();
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
        watched.endUnfinished("it had not finished after " + DurationText.format(timeout) + advice);
    }

    private SessionException defect(Throwable thrown) {
        return SessionException.of(
                Reason.OTHER,
                SessionOperation.LIST,
                host.address().toString(),
                "an error that nobody expected (" + thrown + ")",
                "Report it, with its stack trace.",
                thrown);
    }
}
