package io.github.sessionctl.host.deadline;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.text.DurationText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * The daemon threads on which calls run that may never come back. A native call cannot be ended from outside; it can be abandoned:
 * its thread stays parked until the call returns by itself, what it returns then is dropped, and the thread is used again or ends.
 *
 * <p>Two bounds hold for everybody who shares one of these. When too many calls are abandoned, or too many run, a further call fails
 * at once instead of costing one more thread. And a host with a call that is past its deadline is not asked again until that call
 * has come back. Safe for use by several threads.
 */
public final class CallThreads {

    private static final Logger LOGGER = System.getLogger(CallThreads.class.getName());
    private static final CallThreads SHARED = new CallThreads(32, 256, Duration.ofSeconds(5));

    private final int mostAbandoned;
    private final int mostCalls;
    private final Executor workers;
    private final Set<RunningCall<?>> running = new LinkedHashSet<>();
    private int abandoned;

    /**
     * Threads of one's own.
     *
     * @param mostAbandoned how many calls may be abandoned before no further call is begun, at least 1; calls that run already at that
     *     moment may still be abandoned, so that only {@code mostCalls} is never exceeded
     * @param mostCalls how many calls may run at a time, abandoned ones included, at least 1
     * @param idleTime how long a thread without a call waits for the next one before it ends, more than zero
     */
    public CallThreads(int mostAbandoned, int mostCalls, Duration idleTime) {
        if (mostAbandoned < 1 || mostCalls < 1) {
            throw new IllegalArgumentException(
                    "the bounds " + mostAbandoned + " and " + mostCalls + " are not both at least 1");
        }
        this.mostAbandoned = mostAbandoned;
        this.mostCalls = mostCalls;
        workers = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                idleTime.toNanos(),
                TimeUnit.NANOSECONDS,
                new SynchronousQueue<>(),
                CallThreads::thread);
    }

    /** The threads of this process: at most 32 abandoned calls, at most 256 calls at a time. */
    public static CallThreads shared() {
        return SHARED;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "sessionctl-call");
        thread.setDaemon(true);
        return thread;
    }

    /** How many calls have been abandoned and not come back: each costs a parked thread. */
    public synchronized int abandonedCalls() {
        return abandoned;
    }

    /** How many calls run, abandoned ones included. */
    public synchronized int runningCalls() {
        return running.size();
    }

    /** How many calls may be abandoned before no further call is begun. */
    public int mostAbandonedCalls() {
        return mostAbandoned;
    }

    /** The calls that are past their deadline and have not come back, the oldest first. */
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
     * @param deadline how long to wait for it
     * @param body the call; it runs to its end, whoever waits
     * @param dropped gets what an abandoned call returns, to give back what that holds
     * @throws SessionException with {@link Reason#TIMED_OUT} when it does not come back in time or an earlier call to the host
     *     still hangs, with {@link Reason#BUSY} when too many calls run, with {@link Reason#OTHER} when the calling thread is
     *     interrupted (and stays so), or as the call itself throws
     */
    public <T> T call(
            HostAddress host,
            SessionOperation operation,
            @Nullable SessionId session,
            Duration deadline,
            Supplier<T> body,
            Consumer<T> dropped) {
        RunningCall<T> call = new RunningCall<>(host, operation, session, deadline, body, dropped);
        begin(call);
        return await(call);
    }

    /** Begins a call, unless a bound, a call that hangs or an interrupt forbids it. */
    void begin(RunningCall<?> call) {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(call, "it was not begun", new InterruptedException());
        }
        synchronized (this) {
            Optional<RunningCall<?>> hanging = running.stream()
                    .filter(other -> isSame(other.host, call.host) && other.isOverdue())
                    .findFirst();
            if (hanging.isPresent()) {
                throw CallFailures.stillHanging(call, hanging.get());
            }
            if (abandoned >= mostAbandoned || running.size() >= mostCalls) {
                throw CallFailures.tooMany(call, abandoned, running.size());
            }
            running.add(call);
        }
        execute(call);
    }

    /** Begins a call that gives something back, which must not fail for want of threads; there is one at most for each host that was opened. */
    void beginAlways(RunningCall<?> call) {
        synchronized (this) {
            running.add(call);
        }
        execute(call);
    }

    private void execute(RunningCall<?> call) {
        try {
            workers.execute(() -> run(call));
        } catch (OutOfMemoryError e) {
            // The system gives no more threads.
            end(call);
            throw e;
        }
    }

    /** Windows does not care about the case of a name. */
    private static boolean isSame(HostAddress one, HostAddress other) {
        return one.kind() == other.kind() && one.name().equalsIgnoreCase(other.name());
    }

    private <T> void run(RunningCall<T> call) {
        Thread thread = Thread.currentThread();
        thread.setName("sessionctl-call " + call.operation + " " + call.host);
        try {
            T value = call.body.get();
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
            thread.setName("sessionctl-call");
        }
    }

    private synchronized boolean endUnlessAbandoned(RunningCall<?> call) {
        if (!call.isAbandoned) {
            end(call);
        }
        return !call.isAbandoned;
    }

    private synchronized void end(RunningCall<?> call) {
        if (!call.hasEnded) {
            call.hasEnded = true;
            running.remove(call);
            if (call.isAbandoned) {
                abandoned--;
            }
        }
    }

    /** Nobody waits for the call any more, unless it has ended already; says whether it has been abandoned just now. */
    synchronized boolean abandon(RunningCall<?> call) {
        if (call.hasEnded || call.isAbandoned) {
            return false;
        }
        call.isAbandoned = true;
        abandoned++;
        return true;
    }

    /** Waits for a call that has begun. */
    <T> T await(RunningCall<T> call) {
        try {
            return call.deadline == null
                    ? call.answer.get()
                    : call.answer.get(call.deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw CallFailures.thrown(call, e);
        } catch (TimeoutException e) {
            if (abandon(call)) {
                throw CallFailures.timedOut(call, e);
            }
            return joined(call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (abandon(call)) {
                throw interrupted(call, CallFailures.notKnown(call), e);
            }
            return joined(call);
        }
    }

    /** It has just ended: the answer is there, or comes in no time. */
    private static <T> T joined(RunningCall<T> call) {
        try {
            return call.answer.join();
        } catch (CompletionException e) {
            throw CallFailures.thrown(call, e);
        }
    }

    private static SessionException interrupted(RunningCall<?> call, String consequence, InterruptedException cause) {
        return SessionException.of(
                Reason.OTHER,
                call.operation,
                call.host.toString(),
                call.session,
                "the caller was interrupted after " + DurationText.format(call.elapsed()) + "; " + consequence,
                "Call again.",
                cause);
    }
}
