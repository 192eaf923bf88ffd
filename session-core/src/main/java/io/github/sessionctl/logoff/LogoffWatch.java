package io.github.sessionctl.logoff;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.UserAccount;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Watches sessions that are being logged off until each is gone or its deadline has passed. One list call a look serves all of
 * them, and the looks come less and less often.
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

        boolean hasEnded;

        Watched(SessionInfo session, long requestedAt) {
            this.session = session;
            this.requestedAt = requestedAt;
        }

        Duration elapsed() {
            return Duration.ofNanos(clock.nanoTime() - requestedAt);
        }

        Duration remaining() {
            return timeout.minus(elapsed());
        }

        void end(LogoffOutcome outcome, String explanation) {
            end(new LogoffResult(session, outcome, null, explanation, null, elapsed()));
        }

        void endLoggedOff() {
            end(LogoffOutcome.LOGGED_OFF, "after " + DurationText.format(elapsed()));
        }

        void fail(SessionException failure) {
            end(LogoffResult.failed(session, failure, elapsed()));
        }

        private void end(LogoffResult result) {
            hasEnded = true;
            results.accept(result);
        }
    }

    /** Adds a session whose logoff Windows has accepted. */
    void add(SessionInfo session, long requestedAt) {
        sessions.add(new Watched(session, requestedAt));
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
                String how = LogoffRun.word(cancellation);
                pending.forEach(watched -> watched.end(
                        LogoffOutcome.STILL_LOGGING_OFF, "the run was " + how + " before the logoff had finished"));
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
        Map<SessionId, SessionInfo> rows;
        try {
            rows = host.list().stream()
                    .collect(Collectors.toMap(SessionInfo::id, Function.identity(), (first, second) -> first));
        } catch (SessionException e) {
            // Until the deadline the next look may do better.
            pending.stream().filter(LogoffWatch::isOverdue).forEach(watched -> watched.fail(e));
            return;
        }
        // No machine is without sessions, so a list without rows says nothing about any of them.
        boolean tells = !rows.isEmpty();
        for (Watched watched : pending) {
            if (tells && isGone(watched.session, rows.get(watched.session.id()))) {
                watched.endLoggedOff();
            } else if (!tells || isOverdue(watched)) {
                lookCloser(watched);
            }
        }
    }

    private static boolean isOverdue(Watched watched) {
        return watched.remaining().compareTo(Duration.ZERO) <= 0;
    }

    /** Without its user a session counts as gone, unless it is down: then it is still on its way out. */
    private static boolean isGone(SessionInfo planned, @Nullable SessionInfo row) {
        if (row == null) {
            return true;
        }
        UserAccount user = row.user();
        if (user == null) {
            return row.state() != ConnectState.DOWN;
        }
        return planned.user() == null || !planned.user().isSameAs(user);
    }

    /** The list cannot tell the session from a new logon of the same user under the same ID; the logon time can. */
    private void lookCloser(Watched watched) {
        try {
            SessionInfo now = host.read(watched.session);
            if (!Objects.equals(SameSession.logon(watched.session), SameSession.logon(now))) {
                watched.endLoggedOff();
            } else if (isOverdue(watched)) {
                watched.end(
                        LogoffOutcome.STILL_LOGGING_OFF,
                        "it had not finished after " + DurationText.format(timeout)
                                + "; look for a program in it that does not end");
            }
        } catch (SessionException e) {
            if (e.reason() == Reason.NO_SUCH_SESSION) {
                watched.endLoggedOff();
            } else if (isOverdue(watched)) {
                watched.fail(e);
            }
        }
    }
}
