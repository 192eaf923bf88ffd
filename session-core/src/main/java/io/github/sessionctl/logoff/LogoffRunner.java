package io.github.sessionctl.logoff;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionTimes;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logs sessions off: plans, looks again right before it acts, asks Windows without waiting, and then watches all of them at once
 * until they are gone or their deadline has passed. One failure never stops the rest. Safe for use by several threads.
 */
public final class LogoffRunner {

    private final Duration timeout;
    private final RunClock clock;

    /**
     * A runner on this machine's clock.
     *
     * @param timeout how long one session's logoff may take to finish
     */
    public LogoffRunner(Duration timeout) {
        this(timeout, RunClock.SYSTEM);
    }

    /** A runner on another clock. */
    public LogoffRunner(Duration timeout, RunClock clock) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("the timeout " + timeout + " is negative");
        }
        this.timeout = timeout;
        this.clock = clock;
    }

    /**
     * Decides for every session of the host, and changes nothing.
     *
     * @throws SessionException when the host could not be asked
     */
    public LogoffPlan plan(SessionHost host, LogoffSelection selection) {
        Instant madeAt = clock.now();
        return new LogoffPlan(host.address(), madeAt, new LogoffPlanner(host, selection).decide());
    }

    /** Carries a plan out. What goes wrong with a session stands in its result. */
    public LogoffReport run(SessionHost host, LogoffPlan plan) {
        Instant startedAt = clock.now();
        long start = clock.nanoTime();
        LogoffWatch watch = new LogoffWatch(host, timeout, clock);
        Map<SessionId, LogoffResult> results = new HashMap<>();
        for (LogoffDecision decision : plan.decisions()) {
            SessionInfo session = decision.session();
            if (decision.objection() != null) {
                results.put(session.id(), LogoffResult.skipped(session, decision.objection()));
            } else {
                request(host, session, watch).ifPresent(result -> results.put(session.id(), result));
            }
        }
        watch.await().forEach(result -> results.put(result.session().id(), result));
        List<LogoffResult> inOrder = plan.decisions().stream()
                .map(decision ->
                        Objects.requireNonNull(results.get(decision.session().id())))
                .toList();
        return new LogoffReport(host.address(), startedAt, Duration.ofNanos(clock.nanoTime() - start), false, inOrder);
    }

    /**
     * Logs one session off by its ID.
     *
     * @return what became of it; {@link LogoffOutcome#ALREADY_GONE} when there is no such session
     * @throws SessionException when the host could not be asked
     */
    public LogoffResult run(SessionHost host, LogoffRequest request) {
        LogoffPlan plan = plan(host, request);
        List<LogoffDecision> own = plan.decisions().stream()
                .filter(decision -> decision.session().id().equals(request.session()))
                .toList();
        if (own.isEmpty()) {
            SessionInfo absent =
                    SessionInfo.listed(host.address().toString(), request.session(), "", ConnectState.UNKNOWN, null);
            return LogoffResult.of(absent, LogoffOutcome.ALREADY_GONE, "there is no such session");
        }
        return run(host, new LogoffPlan(plan.host(), plan.madeAt(), own))
                .results()
                .get(0);
    }

    /** Empty when Windows has accepted the logoff and the watch has it. */
    private Optional<LogoffResult> request(SessionHost host, SessionInfo planned, LogoffWatch watch) {
        if (Thread.currentThread().isInterrupted()) {
            return Optional.of(LogoffResult.of(
                    planned, LogoffOutcome.FAILED, "the run was interrupted before it came to this session"));
        }
        long requestedAt = clock.nanoTime();
        try {
            Optional<String> change = change(planned, host.read(planned));
            if (change.isPresent()) {
                return Optional.of(LogoffResult.of(planned, LogoffOutcome.CHANGED, change.get()));
            }
            host.logoff(planned.id());
        } catch (SessionException e) {
            if (e.reason() == Reason.NO_SUCH_SESSION) {
                return Optional.of(LogoffResult.of(planned, LogoffOutcome.ALREADY_GONE, e.problem()));
            }
            if (e.reason() != Reason.LOGOFF_PENDING) {
                return Optional.of(LogoffResult.failed(planned, e, Duration.ofNanos(clock.nanoTime() - requestedAt)));
            }
        }
        watch.add(planned, requestedAt);
        return Optional.empty();
    }

    /** What shows that the session is not the planned one any more. */
    private static Optional<String> change(SessionInfo planned, SessionInfo now) {
        UserAccount user = now.user();
        if (user == null) {
            return Optional.of("nobody is logged on to it any more");
        }
        if (planned.user() == null || !planned.user().isSameAs(user)) {
            return Optional.of("it belongs to " + user + " now");
        }
        if (planned.times() == null) {
            return Optional.of("its times could not be read when it was planned, so nothing shows that it is the same");
        }
        if (!Objects.equals(logon(planned), logon(now))) {
            return Optional.of("its logon is not the one that was planned");
        }
        if (planned.state() != now.state()) {
            return Optional.of("it is " + now.state() + " now, not " + planned.state());
        }
        return Optional.empty();
    }

    static @Nullable Instant logon(SessionInfo session) {
        SessionTimes times = session.times();
        return times == null ? null : times.logon();
    }
}
