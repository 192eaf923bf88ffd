package io.github.sessionctl.logoff;

import io.github.sessionctl.logoff.LastLook.Kind;
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

    private final LogoffPlan plan;
    private final RunClock clock;
    private final ListenerThread<LogoffListener> listener;
    private final LastLook lastLook;
    private final LogoffWatch watch;
    private final IdentityHashMap<LogoffDecision, LogoffResult> results = new IdentityHashMap<>();

    /** Those that have no result by the plan alone; their IDs are the host's own, and each is there once. */
    private final Map<SessionId, LogoffDecision> planned = new HashMap<>();

    private final Map<SessionId, NoticeResult> told = new HashMap<>();

    LogoffRun(LastLook lastLook, Duration timeout, ListenerThread<LogoffListener> listener) {
        this.plan = lastLook.plan;
        this.clock = lastLook.clock;
        this.listener = listener;
        this.lastLook = lastLook;
        this.watch = new LogoffWatch(lastLook, timeout, this::ended);
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
            new NoticeRound(lastLook, NoticeRound.MARGIN, this).give(plan.notice(), sessions);
            for (SessionInfo session : sessions) {
                if (!results.containsKey(planned.get(session.id()))) {
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
        Duration took = Duration.ofNanos(clock.nanoTime() - start);
        return new LogoffReport(
                plan.host(), startedAt, took, false, plan.policy().meansOneSession(), inOrder);
    }

    /** A session that could not be looked at when planning: said is what is known, and nothing is done to it. */
    private void begin(LogoffDecision decision, SessionException failure) {
        planned.putIfAbsent(decision.session().id(), decision);
        LastLook.Result result = lastLook.notDone(decision.session(), failure);
        if (result.is(Kind.PENDING) && planned.get(decision.session().id()) == decision) {
            watch.add(decision.session(), clock.nanoTime(), null);
        } else {
            end(decision, notDone(decision.session(), result, Duration.ZERO));
        }
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
        if (result.is(Kind.PENDING)) {
            watch.add(session, clock.nanoTime(), null);
        } else if (result.failure() != null) {
            String why = "its user could not be told, so it was left alone: " + result.why();
            ended(LogoffResult.of(session, LogoffOutcome.FAILED, why, result.failure(), Duration.ZERO));
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
        if (result.is(Kind.DONE) || result.is(Kind.NOT_KNOWN)) {
            listener.tell(hearing -> hearing.requested(session));
        }
        if (result.is(Kind.DONE) || result.is(Kind.NOT_KNOWN) || result.is(Kind.PENDING)) {
            watch.add(session, requestedAt, result.failure());
        } else {
            ended(notDone(session, result, Duration.ofNanos(clock.nanoTime() - requestedAt)));
        }
    }

    /** The outcome where nothing was done. */
    private static LogoffResult notDone(SessionInfo session, LastLook.Result result, Duration took) {
        LogoffOutcome outcome = switch (result.kind()) {
            case CHANGED -> LogoffOutcome.CHANGED;
            case GONE -> LogoffOutcome.ALREADY_GONE;
            case FAILED -> LogoffOutcome.FAILED;
            case PENDING -> LogoffOutcome.STILL_LOGGING_OFF;
            case NOT_KNOWN -> LogoffOutcome.NOT_KNOWN;
            case DONE, NOT_BEGUN -> LogoffOutcome.NOT_BEGUN;
        };
        String why = result.is(Kind.PENDING) ? result.why() + " already" : result.why();
        Duration counted = result.is(Kind.FAILED) ? took : Duration.ZERO;
        return new LogoffResult(session, outcome, result.rule(), why, result.failure(), counted, null);
    }

    private void endEarly(Throwable thrown) {
        String accepted = "the host has been asked to log it off, and the run ended before it was done";
        String notReached =
                "the run ended before it came to this session, with an error that nobody expected (" + thrown + ")";
        for (LogoffDecision decision : plan.decisions()) {
            SessionInfo session = decision.session();
            if (results.containsKey(decision)) {
                continue;
            }
            if (watch.isWatching(session)) {
                SessionException failure = lastLook.defect(SessionOperation.LOGOFF, session, thrown);
                end(decision, LogoffResult.notKnown(session, accepted, failure, Duration.ZERO));
            } else {
                end(decision, LogoffResult.of(session, LogoffOutcome.NOT_BEGUN, notReached));
            }
        }
    }
}
