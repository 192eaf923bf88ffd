package io.github.sessionctl.logoff;

import io.github.sessionctl.host.HostList;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The only way to a session: looks at it once more, asks the one judgement, and acts only if nothing speaks against it. Logging off, disconnecting,
 * warning and asking all go through here, each attempt of them.
 *
 * <p>Minutes, or days, may lie between a plan and its run: a user is warned and comes back, sits down at the machine, starts a program; another user
 * gets the ID. So what the plan was told is told again: the session's row (one call), which session is ours and which is at the console (they cost
 * nothing), and the processes where the policy asks for them and the last answer is more than a few seconds old. What speaks against acting now is
 * {@link Kind#CHANGED}.
 *
 * <p>A host that is busy has often got a user who is just coming back, so nothing is ever repeated without another look, and only {@value #TRIES}
 * times. What is not there any more is gone only if a fresh list agrees. Between the look and the call nothing waits, no listener is told, and the
 * call is made under the {@link LogoffCancellation}, so that nothing is sent for a caller who has cancelled.
 *
 * <p>Safe for use by several threads.
 */
public final class LastLook {

    /** How often a call that the host is too busy for is made at most. */
    static final int TRIES = 4;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    /** How long ago the host may have answered when the call is made: a rule of the application, or a suspended machine, may have held it up. */
    private static final Duration ANSWER_STAYS_FRESH = Duration.ofSeconds(2);

    /** How long ago the host may have been asked: nobody knows when, before it answered, it looked. The same goes for a list of processes. */
    private static final Duration LOOK_STAYS_FRESH = Duration.ofSeconds(5);

    final SessionHost host;
    final LogoffPlan plan;
    final RunClock clock;
    final LogoffCancellation cancellation;

    // Guarded by this.
    private List<SessionProcess> processes;
    private Instant processesAskedAt;

    /** Looks for the run of a plan on its host. */
    public LastLook(SessionHost host, LogoffPlan plan, RunClock clock, LogoffCancellation cancellation) {
        this.host = host;
        this.plan = plan;
        this.clock = clock;
        this.cancellation = cancellation;
        this.processes = plan.processes();
        this.processesAskedAt = plan.madeAt();
    }

    /** How it came out. */
    public enum Kind {
        /** The host has accepted it. */
        DONE,
        /** Nothing was done: something speaks against it now. */
        CHANGED,
        /** The session had gone before, and a fresh list agrees. */
        GONE,
        /** Nothing was done: the session is being logged off already. */
        PENDING,
        /** Nothing was done: the host refused, or could not be asked. */
        FAILED,
        /** Whether it was done is not known. */
        NOT_KNOWN,
        /** Nothing was done: the run has ended. */
        NOT_BEGUN
    }

    /**
     * What came of it.
     * @param seen the session as it was right before; null unless DONE
     * @param rule the rule that speaks against it; null unless CHANGED, and where it is not the same session any more
     * @param why as a clause; empty when DONE
     * @param failure what was thrown; null unless FAILED or NOT_KNOWN
     */
    public record Result(
            Kind kind,
            @Nullable SessionInfo seen,
            @Nullable LogoffRule rule,
            String why,
            @Nullable SessionException failure) {

        static Result of(Kind kind, String why) {
            return new Result(kind, null, null, why, null);
        }

        static Result of(Kind kind, SessionException failure) {
            return new Result(kind, null, null, failure.explanation(), failure);
        }

        boolean is(Kind other) {
            return kind == other;
        }
    }

    /**
     * Does something to a session that was planned.
     * @param call the host's method; does not wait for users
     */
    public Result act(SessionInfo planned, SessionOperation operation, Consumer<SessionId> call) {
        return act(planned, operation, false, now -> cancellation.act(() -> call.accept(now.id())));
    }

    /** The same for a call that waits for the user's answer, and can be interrupted. */
    Result ask(SessionInfo planned, Consumer<SessionId> call) {
        return act(planned, SessionOperation.MESSAGE, false, now -> {
            Boolean asked = cancellation.ask(() -> {
                call.accept(now.id());
                return true;
            });
            return asked != null;
        });
    }

    Result logOff(SessionInfo planned, boolean hasConsented) {
        Function<SessionInfo, Boolean> call = now -> cancellation.act(() -> host.requestLogoff(now.id()));
        return act(planned, SessionOperation.LOGOFF, hasConsented, call);
    }

    /** The call says whether it was made: it is not when the run has ended. */
    private Result act(
            SessionInfo planned,
            SessionOperation operation,
            boolean hasConsented,
            Function<SessionInfo, Boolean> call) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            if (cancellation.isStopped()) {
                return notBegun();
            }
            SessionInfo now;
            long askedAt = clock.nanoTime();
            long answeredAt;
            try {
                Judgement judgement = plan.judgement().again(host);
                List<SessionProcess> running = processes();
                now = host.read(planned);
                answeredAt = clock.nanoTime();
                Optional<String> change = Judgement.change(planned, now);
                if (change.isPresent()) {
                    return Result.of(Kind.CHANGED, change.get());
                }
                Optional<LogoffObjection> objection =
                        judgement.ofRead(now, hasConsented).or(() -> judgement.ofProcesses(now, running));
                if (objection.isPresent()) {
                    LogoffObjection against = objection.get();
                    return new Result(Kind.CHANGED, null, against.rule(), against.explanation(), null);
                }
            } catch (SessionException e) {
                return notDone(planned, e);
            } catch (RuntimeException | Error e) {
                return Result.of(Kind.FAILED, defect(SessionOperation.READ, planned, e));
            }
            if (isOlder(ANSWER_STAYS_FRESH, answeredAt) || isOlder(LOOK_STAYS_FRESH, askedAt)) {
                if (attempt == TRIES) {
                    return Result.of(Kind.FAILED, tooSlow(operation, planned));
                }
                continue;
            }
            try {
                return call.apply(now) ? new Result(Kind.DONE, now, null, "", null) : notBegun();
            } catch (SessionException e) {
                boolean isBusy = e.reason() == Reason.BUSY || e.reason() == Reason.SERVICE_NOT_RUNNING;
                if (!isBusy || attempt == TRIES) {
                    return e.mayHaveHappened() ? Result.of(Kind.NOT_KNOWN, e) : notDone(planned, e);
                }
            } catch (RuntimeException | Error e) {
                return Result.of(Kind.NOT_KNOWN, defect(operation, planned, e));
            }
            try {
                cancellation.pause(clock, pause);
            } catch (RuntimeException | Error e) {
                return Result.of(Kind.FAILED, defect(operation, planned, e));
            }
            pause = pause.multipliedBy(2);
        }
    }

    /**
     * What it means that a planned session could not be looked at, or that something was not done to it. A failure that is about the whole host says
     * nothing of the session.
     * @param failure what was thrown, where nothing was done
     */
    public Result notDone(SessionInfo planned, SessionException failure) {
        if (isPending(failure)) {
            return Result.of(Kind.PENDING, "it is being logged off");
        }
        if (failure.reason() == Reason.INTERRUPTED
                || (failure.reason() == Reason.NOT_ASKED && cancellation.isStopped())) {
            return notBegun();
        }
        boolean isMissing =
                failure.reason() == Reason.NO_SUCH_SESSION && failure.session().isPresent();
        return isMissing ? gone(planned, failure) : Result.of(Kind.FAILED, failure);
    }

    /** Whether the failure says that its session is being logged off already. */
    static boolean isPending(SessionException failure) {
        return failure.reason() == Reason.LOGOFF_PENDING && failure.session().isPresent();
    }

    /** Windows says the same of what is gone and of what this account may not see: only a list without it says that it is gone. */
    private Result gone(SessionInfo planned, SessionException failure) {
        try {
            if (Judgement.isGone(planned, HostList.of(host))) {
                return Result.of(Kind.GONE, "it is not there any more");
            }
        } catch (SessionException e) {
            return Result.of(Kind.FAILED, e);
        } catch (RuntimeException | Error e) {
            return Result.of(Kind.FAILED, defect(SessionOperation.LIST, planned, e));
        }
        String problem = "the session is still listed, but Windows does not find it for this account";
        String nextStep = "The account needs more rights on the session: for one of this machine run elevated or as a"
                + " member of Administrators.";
        return Result.of(
                Kind.FAILED, failure(Reason.ACCESS_DENIED, failure.operation(), planned, problem, nextStep, failure));
    }

    private boolean isOlder(Duration longest, long since) {
        return clock.nanoTime() - since > longest.toNanos();
    }

    private SessionException tooSlow(SessionOperation operation, SessionInfo session) {
        String problem = "looking at the session took too long to act on what was seen";
        String nextStep =
                "Nothing was done. Run again when the host has less to do; rules of the application itself must be"
                        + " quick, too.";
        return failure(Reason.NOT_ASKED, operation, session, problem, nextStep, null);
    }

    private SessionException failure(
            Reason reason,
            SessionOperation operation,
            SessionInfo session,
            String problem,
            String nextStep,
            @Nullable Throwable cause) {
        String name = host.address().toString();
        return SessionException.of(reason, operation, name, session.id(), problem, nextStep, cause);
    }

    Result notBegun() {
        return Result.of(Kind.NOT_BEGUN, "the run was " + cancellation.how() + " before it came to this session");
    }

    private List<SessionProcess> processes() {
        if (!plan.policy().asksForProcesses()) {
            return List.of();
        }
        synchronized (this) {
            Instant now = clock.now();
            Duration age = Duration.between(processesAskedAt, now);
            if (age.isNegative() || age.compareTo(LOOK_STAYS_FRESH) > 0) {
                processes = host.processes();
                processesAskedAt = now;
            }
            return processes;
        }
    }

    /** What a host throws that it may not throw. */
    SessionException defect(SessionOperation operation, SessionInfo session, Throwable thrown) {
        return SessionException.unexpected(operation, host.address().toString(), session.id(), thrown);
    }
}
