package io.github.sessionctl.logoff;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** One plan being carried out: skips, tells, looks again, asks Windows, watches. Confined to the thread that runs it. */
final class LogoffRun {

    private static final Logger LOG = System.getLogger("io.github.sessionctl.logoff");

    private final SessionHost host;
    private final LogoffPlan plan;
    private final RunClock clock;
    private final LogoffCancellation cancellation;
    private final Consumer<? super LogoffResult> listener;
    private final LogoffWatch watch;
    private final Map<SessionId, LogoffResult> results = new HashMap<>();
    private Map<SessionId, NoticeResult> told = Map.of();

    LogoffRun(
            SessionHost host,
            LogoffPlan plan,
            Duration timeout,
            RunClock clock,
            LogoffCancellation cancellation,
            Consumer<? super LogoffResult> listener) {
        this.host = host;
        this.plan = plan;
        this.clock = clock;
        this.cancellation = cancellation;
        this.listener = listener;
        this.watch = new LogoffWatch(host, timeout, clock, cancellation, this::end);
    }

    LogoffReport carryOut() {
        Instant startedAt = clock.now();
        long start = clock.nanoTime();
        for (LogoffDecision decision : plan.decisions()) {
            if (decision.objection() != null) {
                end(LogoffResult.skipped(decision.session(), decision.objection()));
            }
        }
        List<SessionInfo> planned =
                plan.logoffs().stream().map(LogoffDecision::session).toList();
        told = new NoticeRound(host, clock, cancellation, NoticeRound.MARGIN, this::end).give(plan.notice(), planned);
        for (SessionInfo session : planned) {
            if (!results.containsKey(session.id())) {
                request(session).ifPresent(this::end);
            }
        }
        watch.await();
        List<LogoffResult> inOrder = plan.decisions().stream()
                .map(decision ->
                        Objects.requireNonNull(results.get(decision.session().id())))
                .toList();
        return new LogoffReport(host.address(), startedAt, Duration.ofNanos(clock.nanoTime() - start), false, inOrder);
    }

    private void end(LogoffResult result) {
        SessionId id = result.session().id();
        LogoffResult whole = result.notice() == null ? result.withNotice(told.get(id)) : result;
        results.put(id, whole);
        try {
            listener.accept(whole);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A listener failed on the result of session " + id + "; the run goes on.", e);
        }
    }

    /** Empty when Windows has accepted the logoff and the watch has it. */
    private Optional<LogoffResult> request(SessionInfo planned) {
        if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
            return Optional.of(LogoffResult.of(
                    planned,
                    LogoffOutcome.FAILED,
                    "the run was " + word(cancellation) + " before it came to this session"));
        }
        if (plan.notice().concerns(planned) && !told.containsKey(planned.id())) {
            return Optional.of(
                    LogoffResult.of(planned, LogoffOutcome.FAILED, "its user was not told, so it was left alone"));
        }
        long requestedAt = clock.nanoTime();
        try {
            Optional<LogoffResult> change = SameSession.check(host, planned, now -> timeObjection(planned, now));
            if (change.isPresent()) {
                return change;
            }
        } catch (SessionException e) {
            return Optional.of(LogoffResult.failed(planned, e, Duration.ofNanos(clock.nanoTime() - requestedAt)));
        }
        try {
            host.requestLogoff(planned.id());
        } catch (SessionException e) {
            if (e.reason() == Reason.NO_SUCH_SESSION) {
                return Optional.of(SameSession.gone(planned, e));
            }
            // Under way already, or the host did not answer in time and may yet do it: the watch will see.
            if (e.reason() != Reason.LOGOFF_PENDING && e.reason() != Reason.TIMED_OUT) {
                return Optional.of(LogoffResult.failed(planned, e, Duration.ofNanos(clock.nanoTime() - requestedAt)));
            }
        }
        watch.add(planned, requestedAt);
        return Optional.empty();
    }

    /** Who is no longer idle has come back, unless it was to say yes. */
    private Optional<LogoffObjection> timeObjection(SessionInfo planned, SessionInfo now) {
        return told.get(planned.id()) == NoticeResult.SAID_YES
                ? Optional.empty()
                : plan.selection().timeObjection(now);
    }

    /** How a run that ends early has ended. */
    static String word(LogoffCancellation cancellation) {
        return cancellation.isCancelled() ? "cancelled" : "interrupted";
    }
}
