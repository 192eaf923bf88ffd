package io.github.sessionctl.logoff;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One plan being carried out: tells, looks again, asks Windows, watches. Confined to the thread that runs it.
 *
 * <p>It ends with a result for every decision of the plan, whatever a host, a listener or a thread throws: a report that is lost after somebody was
 * logged off would leave nobody who knows. What an Error cuts short is not begun, or not known.
 */
final class LogoffRun implements NoticeRound.Outlet {

    private static final Logger LOG = System.getLogger("io.github.sessionctl.logoff");

    private final SessionHost host;
    private final LogoffPlan plan;
    private final RunClock clock;
    private final LogoffCancellation cancellation;
    private final ListenerThread<LogoffListener> listener;
    private final LastLook lastLook;
    private final LogoffWatch watch;
    private final IdentityHashMap<LogoffDecision, LogoffResult> results = new IdentityHashMap<>();

    /** Those that have no result by the plan alone; their IDs are the host's own, and each is there once. */
    private final Map<SessionId, LogoffDecision> planned = new HashMap<>();

    private final Map<SessionId, NoticeResult> told = new HashMap<>();

    LogoffRun(
            SessionHost host,
            LogoffPlan plan,
            Duration timeout,
            RunClock clock,
            LogoffCancellation cancellation,
            ListenerThread<LogoffListener> listener) {
        this.host = host;
        this.plan = plan;
        this.clock = clock;
        this.cancellation = cancellation;
        this.listener = listener;
        this.lastLook = new LastLook(host, plan, clock, cancellation);
        this.watch = new LogoffWatch(host, timeout, clock, cancellation, this::ended);
    }

    LogoffReport carryOut() {
        Instant startedAt = clock.now();
        long start = clock.nanoTime();
        for (LogoffDecision decision : plan.decisions()) {
            if (decision.objection() != null) {
                end(decision, LogoffResult.skipped(decision.session(), decision.objection()));
            } else if (decision.logsOff()) {
                planned.put(decision.session().id(), decision);
            } else {
                begin(decision, Objects.requireNonNull(decision.failure()));
            }
        }
        List<SessionInfo> sessions =
                plan.logoffs().stream().map(LogoffDecision::session).toList();
        try {
            new NoticeRound(host, lastLook, clock, cancellation, NoticeRound.MARGIN, this)
                    .give(plan.notice(), sessions);
            for (SessionInfo session : sessions) {
                if (!hasEnded(session)) {
                    request(session);
                }
            }
            watch.await();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "The run on " + plan.host() + " ends early.", e);
            endEarly(e);
        }
        List<LogoffResult> inOrder = plan.decisions().stream()
                .map(decision -> Objects.requireNonNull(results.get(decision)))
                .toList();
        return new LogoffReport(
                plan.host(),
                startedAt,
                Duration.ofNanos(clock.nanoTime() - start),
                false,
                plan.policy().meansOneSession(),
                inOrder);
    }

    /** A session that could not be looked at when planning: said is what is known, and nothing is done to it. */
    private void begin(LogoffDecision decision, SessionException failure) {
        planned.putIfAbsent(decision.session().id(), decision);
        LastLook.Result result = lastLook.notDone(decision.session(), failure);
        if (result instanceof LastLook.Result.Pending
                && planned.get(decision.session().id()) == decision) {
            watch.add(decision.session(), clock.nanoTime(), null);
        } else {
            end(decision, notDone(decision.session(), result, Duration.ZERO));
        }
    }

    private boolean hasEnded(SessionInfo session) {
        return results.containsKey(planned.get(session.id()));
    }

    @Override
    public void told(SessionInfo session, NoticeResult result) {
        told.put(session.id(), result);
        listener.tell(hearing -> hearing.told(session, result));
    }

    @Override
    public void declined(SessionInfo session, NoticeResult result) {
        ended(LogoffResult.of(session, LogoffOutcome.DECLINED, "its user " + result.words()));
    }

    @Override
    public void notTold(SessionInfo session, LastLook.Result result) {
        if (result instanceof LastLook.Result.Pending) {
            watch.add(session, clock.nanoTime(), null);
        } else if (result instanceof LastLook.Result.Failed failed) {
            ended(LogoffResult.notTold(session, failed.failure()));
        } else if (result instanceof LastLook.Result.NotKnown notKnown) {
            ended(LogoffResult.notTold(session, notKnown.failure()));
        } else {
            ended(notDone(session, result, Duration.ZERO));
        }
    }

    private void ended(LogoffResult result) {
        end(Objects.requireNonNull(planned.get(result.session().id())), result);
    }

    private void end(LogoffDecision decision, LogoffResult result) {
        LogoffResult whole = decision.logsOff()
                ? result.withNotice(told.get(decision.session().id()))
                : result;
        if (results.putIfAbsent(decision, whole) == null) {
            listener.tell(hearing -> hearing.ended(whole));
        }
    }

    private void request(SessionInfo session) {
        NoticeResult notice = told.get(session.id());
        if (plan.notice().concerns(session) && notice == null) {
            if (!watch.isWatching(session)) {
                ended(notDone(session, lastLook.notBegun(), Duration.ZERO));
            }
            return;
        }
        long requestedAt = clock.nanoTime();
        LastLook.Result result = lastLook.logOff(session, notice == NoticeResult.SAID_YES);
        if (result instanceof LastLook.Result.Pending) {
            watch.add(session, requestedAt, null);
        } else if (result instanceof LastLook.Result.Done) {
            requested(session);
            watch.add(session, requestedAt, null);
        } else if (result instanceof LastLook.Result.NotKnown notKnown) {
            requested(session);
            watch.add(session, requestedAt, notKnown.failure());
        } else {
            ended(notDone(session, result, Duration.ofNanos(clock.nanoTime() - requestedAt)));
        }
    }

    private void requested(SessionInfo session) {
        listener.tell(hearing -> hearing.requested(session));
    }

    /** The outcome where nothing was done. */
    static LogoffResult notDone(SessionInfo session, LastLook.Result result, Duration took) {
        if (result instanceof LastLook.Result.Changed changed) {
            return LogoffResult.changed(session, changed.rule(), changed.why());
        }
        if (result instanceof LastLook.Result.Gone gone) {
            return LogoffResult.of(session, LogoffOutcome.ALREADY_GONE, gone.why());
        }
        if (result instanceof LastLook.Result.Failed failed) {
            return LogoffResult.failed(session, failed.failure(), took);
        }
        if (result instanceof LastLook.Result.Pending) {
            return LogoffResult.of(session, LogoffOutcome.STILL_LOGGING_OFF, "it is being logged off already");
        }
        String why = result instanceof LastLook.Result.NotBegun notBegun ? notBegun.why() : "the run ended before it";
        return LogoffResult.of(session, LogoffOutcome.NOT_BEGUN, why);
    }

    private void endEarly(Throwable thrown) {
        for (LogoffDecision decision : plan.decisions()) {
            SessionInfo session = decision.session();
            if (!results.containsKey(decision)) {
                end(
                        decision,
                        watch.isWatching(session)
                                ? LogoffResult.notKnown(
                                        session,
                                        "the host has been asked to log it off, and the run ended before it was done",
                                        lastLook.defect(SessionOperation.LOGOFF, session, thrown),
                                        Duration.ZERO)
                                : LogoffResult.of(
                                        session,
                                        LogoffOutcome.NOT_BEGUN,
                                        "the run ended before it came to this session, with an error that nobody"
                                                + " expected (" + thrown + ")"));
            }
        }
    }
}
