package io.github.sessionctl.host.deadline;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.deadline.RunningCall.Kind;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The daemon threads on which calls run that may never come back. A native call cannot be ended from outside; it can be abandoned: its thread stays
 * parked until the call returns by itself, what it returns then is dropped, and the thread is used again or ends. That thread is interrupted, so that
 * a call of several steps takes no further one, and a call that is abandoned before its thread came to it never begins.
 *
 * <p>Bounds hold for everybody who shares one of these. When too many calls are late, or too many run, a further call fails at once instead of
 * costing one more thread. A host with a call that is past its deadline is not asked again until that call has come back. Calls that wait for people
 * or for events are never late, and have a bound of their own: they may take a day, and must not keep anybody from listing sessions. Nor is a call
 * late that its own caller gives up. Safe for use by several threads.
 */
public final class CallThreads {

    /** A call that was asked so long ago, is past its deadline and has not come back. */
    public record HangingCall(HostAddress host, SessionOperation operation, Duration elapsed) {}

    private static final Logger LOGGER = System.getLogger(CallThreads.class.getName());

    /** 100 years: what can be added to a time, and counted in nanoseconds. */
    static final Duration LONGEST = Duration.ofDays(36_500);

    private static final CallThreads SHARED = new CallThreads(32, 256, Duration.ofSeconds(5));

    private final int mostAbandoned;
    private final int mostCalls;
    private final Executor workers;
    private final Set<RunningCall<?>> running = new LinkedHashSet<>();

    /**
     * Threads of one's own.
     *
     * @param mostAbandoned how many calls may be late before no further one is begun, at least 1; those that run already may still become late
     * @param mostCalls how many calls may run at a time, abandoned ones included, at least 1; as many again may wait for people or for events
     * @param idleTime how long a thread without a call waits for the next one before it ends, more than zero and at most 100 years
     * @throws IllegalArgumentException when a value is out of its bounds
     */
    public CallThreads(int mostAbandoned, int mostCalls, Duration idleTime) {
        this(mostAbandoned, mostCalls, workers(checked(idleTime).toNanos()));
    }

    /** With workers that throw an {@link OutOfMemoryError} where there is no thread for a call. */
    CallThreads(int mostAbandoned, int mostCalls, Executor workers) {
        if (mostAbandoned < 1 || mostCalls < 1) {
            String bounds = mostAbandoned + " and " + mostCalls;
            throw new IllegalArgumentException("the bounds " + bounds + " are not both at least 1");
        }
        this.mostAbandoned = mostAbandoned;
        this.mostCalls = mostCalls;
        this.workers = workers;
    }

    /** The same time, checked where it is set and not where it is used. */
    static Duration checked(Duration time) {
        if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the time " + time + " is not more than zero and at most 100 years");
        }
        return time;
    }

    /** The threads of this process: at most 32 late calls, at most 256 calls at a time, and 256 waits for people or events. */
    public static CallThreads shared() {
        return SHARED;
    }

    private static Executor workers(long idleNanos) {
        BlockingQueue<Runnable> none = new SynchronousQueue<>();
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, idleNanos, TimeUnit.NANOSECONDS, none, work -> {
            Thread thread = new Thread(work, "sessionctl-call");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** How many calls have been abandoned, for whatever reason, and not come back: each costs a parked thread. */
    public synchronized int abandonedCalls() {
        return (int) running.stream().filter(call -> call.isAbandoned).count();
    }

    /** How many calls run, abandoned ones included. */
    public synchronized int runningCalls() {
        return running.size();
    }

    /** The calls that are past their deadline and have not come back, the oldest first; none that waits for people or for events. */
    public synchronized List<HangingCall> hangingCalls() {
        return running.stream()
                .filter(RunningCall::isOverdue)
                .map(call -> new HangingCall(call.host, call.operation, call.elapsed()))
                .toList();
    }

    /**
     * Makes a call that nobody needs to wait for longer than the deadline.
     *
     * @param session the session it is about, null when about the whole host
     * @param deadline how long to wait for it, more than zero and at most 100 years
     * @param body the call; its thread is interrupted when it is abandoned
     * @param dropped gets what an abandoned call returns, to give back what that holds
     * @throws IllegalArgumentException when the deadline is out of its bounds
     * @throws SessionException as the call throws, or with {@link Reason#TIMED_OUT} when it does not come back in time, with
     *     {@link Reason#INTERRUPTED} when the calling thread is interrupted meanwhile (and stays so), with {@link Reason#NOT_ASKED} when it was not
     *     begun: an earlier call to the host still hangs, too many calls run, no thread came to it in time, or the caller was interrupted before
     */
    public <T> T call(
            HostAddress host,
            SessionOperation operation,
            @Nullable SessionId session,
            Duration deadline,
            Supplier<T> body,
            Consumer<T> dropped) {
        RunningCall<T> call =
                new RunningCall<>(Kind.ASKING, host, operation, session, checked(deadline), body, dropped, ended -> {});
        begin(call);
        return await(call);
    }

    /** Begins a call, unless a bound, a call that hangs, an interrupt or want of threads forbids it. */
    <T> void begin(RunningCall<T> call) {
        boolean isOnItsWay = false;
        try {
            if (Thread.currentThread().isInterrupted() && call.kind != Kind.GIVING_BACK) {
                throw call.interrupted(false, new InterruptedException());
            }
            admit(call);
            workers.execute(() -> run(call));
            isOnItsWay = true;
        } catch (OutOfMemoryError e) {
            throw call.noThread(e);
        } finally {
            if (!isOnItsWay) {
                end(call);
                call.afterwards.accept(call);
            }
        }
    }

    private synchronized void admit(RunningCall<?> call) {
        String host = call.host.toString();
        int late = 0;
        int alike = 0;
        for (RunningCall<?> other : running) {
            // Windows does not care about the case of a name.
            if (other.host.toString().equalsIgnoreCase(host) && other.isOverdue()) {
                throw call.stillHanging(other);
            }
            late += other.isLate ? 1 : 0;
            alike += other.isPatient() == call.isPatient() ? 1 : 0;
        }
        if (late >= mostAbandoned) {
            throw call.tooManyLate(late);
        }
        if (alike >= mostCalls) {
            throw call.tooMany(alike);
        }
        running.add(call);
    }

    /**
     * Begins a call that gives something back, which must not fail; there is one at most for each host that was opened. Where the system gives no
     * thread for it, it is made on the calling one.
     */
    <T> void beginAlways(RunningCall<T> call) {
        try {
            synchronized (this) {
                running.add(call);
            }
            workers.execute(() -> run(call));
        } catch (OutOfMemoryError e) {
            run(call);
        }
    }

    private <T> void run(RunningCall<T> call) {
        Thread thread = Thread.currentThread();
        String name = thread.getName();
        thread.setName("sessionctl-call " + call.operation + " " + call.host);
        try {
            if (!enter(call)) {
                call.afterwards.accept(call);
                return;
            }
            T value = value(call);
            if (endUnlessAbandoned(call)) {
                call.answer.complete(value);
            } else {
                LOGGER.log(Level.DEBUG, "{0} of {1} came back too late", call.operation, call.host);
                // Giving back what it holds may take its time, too, so until then it counts as running.
                call.dropped.accept(value);
            }
        } catch (RuntimeException | Error e) {
            if (endUnlessAbandoned(call)) {
                call.answer.completeExceptionally(e);
            } else {
                LOGGER.log(Level.DEBUG, "an abandoned call to " + call.host + " failed", e);
            }
        } finally {
            end(call);
            thread.setName(name);
        }
    }

    private <T> T value(RunningCall<T> call) {
        try {
            return call.body.get();
        } finally {
            leave(call);
            call.afterwards.accept(call);
        }
    }

    /** Decides, at one with {@link #abandon}, whether the call begins: nothing is sent for a caller who has been told that nothing was. */
    private synchronized boolean enter(RunningCall<?> call) {
        boolean isGivingBack = call.kind == Kind.GIVING_BACK;
        call.hasBegun = isGivingBack || !call.isAbandoned;
        call.worker = call.hasBegun && !isGivingBack ? Thread.currentThread() : null;
        return call.hasBegun;
    }

    /** From here on the thread is not interrupted, and what interrupted it is over. */
    private synchronized void leave(RunningCall<?> call) {
        if (call.worker != null && call.isAbandoned) {
            Thread.interrupted();
        }
        call.worker = null;
    }

    private synchronized boolean endUnlessAbandoned(RunningCall<?> call) {
        if (!call.isAbandoned) {
            end(call);
        }
        return !call.isAbandoned;
    }

    private synchronized void end(RunningCall<?> call) {
        call.hasEnded = true;
        running.remove(call);
    }

    /** Nobody waits for the call any longer, because it is late or for another reason. False when it has ended, or been abandoned, before. */
    synchronized boolean abandon(RunningCall<?> call, boolean isTooLate) {
        if (call.hasEnded || call.isAbandoned) {
            return false;
        }
        call.isAbandoned = true;
        call.isLate = isTooLate && call.hasBegun && !call.isPatient();
        if (call.worker != null) {
            call.worker.interrupt();
        }
        return true;
    }

    private synchronized boolean hasBegun(RunningCall<?> call) {
        return call.hasBegun;
    }

    /** Waits for a call that has begun, as long as its deadline says. */
    <T> T await(RunningCall<T> call) {
        try {
            return call.answer.get(call.deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw call.thrown(e);
        } catch (TimeoutException e) {
            if (abandon(call, true)) {
                throw hasBegun(call) ? call.timedOut(e) : call.notBegun(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (abandon(call, false)) {
                throw call.interrupted(hasBegun(call), e);
            }
        }
        try {
            // It has just ended: the answer is there, or comes in no time.
            return call.answer.join();
        } catch (CompletionException e) {
            throw call.thrown(e);
        }
    }
}
