package io.github.sessionctl.fleet;

import io.github.sessionctl.fleet.ExpandedHosts.Entry;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.text.DurationText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run over many hosts, conducted by the thread that called it. Used once. */
final class FleetRun<T> {

    private static final Logger LOGGER = System.getLogger(FleetRun.class.getName());
    private static final Duration LONGEST_NOTICE = Duration.ofSeconds(2);

    private final Function<HostAddress, SessionHost> opener;
    private final HostTask<T> task;
    private final int parallelHosts;
    private final Duration deadline;
    private final FleetListener listener;
    private final FleetClock clock;

    /** How long a host's run may take before it is asked to hand in what it has, so that this still comes within the deadline. */
    private final Duration notice;

    private final BlockingQueue<HostJob<T>> ended = new LinkedBlockingQueue<>();
    private final Set<HostJob<T>> underWay = new LinkedHashSet<>();
    private final TreeMap<Integer, HostResult<T>> results = new TreeMap<>();
    private boolean isStopped;
    private long stoppedAt;

    FleetRun(
            Function<HostAddress, SessionHost> opener,
            HostTask<T> task,
            int parallelHosts,
            Duration deadline,
            FleetListener listener,
            FleetClock clock) {
        this.opener = opener;
        this.task = task;
        this.parallelHosts = parallelHosts;
        this.deadline = deadline;
        this.listener = listener;
        this.clock = clock;
        Duration tenth = deadline.dividedBy(10);
        this.notice = deadline.minus(tenth.compareTo(LONGEST_NOTICE) < 0 ? tenth : LONGEST_NOTICE);
    }

    /** One result for each entry, in their order. Stops when the calling thread is interrupted, which it then still is. */
    List<HostResult<T>> run(List<Entry> entries) {
        Deque<HostJob<T>> waiting = new ArrayDeque<>();
        for (int place = 0; place < entries.size(); place++) {
            Entry entry = entries.get(place);
            if (entry.failure() != null) {
                end(place, without(entry.address(), HostOutcome.FAILED, entry.failure()));
            } else {
                waiting.add(new HostJob<>(place, entry.address(), opener, task, ended::add, clock));
            }
        }
        try {
            while (!waiting.isEmpty() || !underWay.isEmpty()) {
                begin(waiting);
                await();
            }
        } finally {
            // Nothing is left to do unless something went badly wrong here.
            underWay.forEach(HostJob::stop);
            if (isStopped) {
                Thread.currentThread().interrupt();
            }
        }
        return new ArrayList<>(results.values());
    }

    private void begin(Deque<HostJob<T>> waiting) {
        if (!isStopped && Thread.interrupted()) {
            stop();
        }
        while (!waiting.isEmpty() && (isStopped || underWay.size() < parallelHosts)) {
            HostJob<T> job = waiting.remove();
            if (isStopped) {
                SessionException failure = failure(
                        Reason.OTHER,
                        SessionOperation.OPEN,
                        job.host,
                        "the run was stopped before it came to this host",
                        null);
                end(job.place, without(job.host, HostOutcome.NOT_BEGUN, failure));
            } else {
                tell(() -> listener.began(job.host));
                underWay.add(job);
                job.begin();
            }
        }
    }

    private void stop() {
        if (isStopped) {
            return;
        }
        isStopped = true;
        stoppedAt = clock.nanoTime();
        underWay.forEach(HostJob::stop);
    }

    /** Waits until a host's run has ended or a moment has come to do something about one. */
    private void await() {
        if (underWay.isEmpty()) {
            return;
        }
        Duration next = underWay.stream()
                .map(this::untilNextStep)
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
        try {
            HostJob<T> first = clock.next(ended, Math.max(1, next.toNanos()));
            for (@Nullable HostJob<T> job = first; job != null; job = ended.poll()) {
                // One that has been given up is not under way any more, and its result is dropped.
                if (underWay.remove(job)) {
                    end(job.place, handedIn(job));
                }
            }
        } catch (InterruptedException e) {
            // The caller's thread gets its interrupt back when the run has ended.
            stop();
        }
        for (HostJob<T> job : List.copyOf(underWay)) {
            if (untilGivenUp(job).compareTo(Duration.ZERO) <= 0) {
                underWay.remove(job);
                // It has not been asked to stop yet where this thread has overslept: it would go on after its deadline.
                job.stop();
                end(job.place, givenUp(job, null, null));
            } else if (!job.isToStop() && job.elapsed().compareTo(notice) >= 0) {
                job.stop();
            }
        }
    }

    private Duration untilNextStep(HostJob<T> job) {
        return job.isToStop() ? untilGivenUp(job) : notice.minus(job.elapsed());
    }

    /** Whoever stops the run waits no longer than between notice and deadline. */
    private Duration untilGivenUp(HostJob<T> job) {
        Duration left = deadline.minus(job.elapsed());
        if (!isStopped) {
            return left;
        }
        Duration leftToStop = deadline.minus(notice).minusNanos(clock.nanoTime() - stoppedAt);
        return left.compareTo(leftToStop) < 0 ? left : leftToStop;
    }

    private HostResult<T> handedIn(HostJob<T> job) {
        if (job.isToStop()) {
            return givenUp(job, job.result(), job.failure());
        }
        SessionException failure = job.failure();
        return failure == null
                ? new HostResult<>(
                        job.host, HostOutcome.DONE, Objects.requireNonNull(job.result()), null, job.elapsed())
                : new HostResult<>(job.host, HostOutcome.FAILED, null, failure, job.elapsed());
    }

    /** What is known of a host whose time is up: the part that it has handed in, if it has. */
    private HostResult<T> givenUp(HostJob<T> job, @Nullable T part, @Nullable SessionException cause) {
        String doing = job.isOpen() ? "the run on it had not ended" : "it had not opened";
        SessionOperation operation = job.isOpen() ? SessionOperation.LIST : SessionOperation.OPEN;
        SessionException failure = isStopped
                ? failure(Reason.OTHER, operation, job.host, doing + " when the whole run was stopped", cause)
                : failure(
                        Reason.TIMED_OUT,
                        operation,
                        job.host,
                        doing + " by its deadline of " + DurationText.format(deadline),
                        cause);
        HostOutcome outcome = isStopped ? HostOutcome.STOPPED : HostOutcome.TIMED_OUT;
        return new HostResult<>(job.host, outcome, part, failure, job.elapsed());
    }

    private HostResult<T> without(HostAddress host, HostOutcome outcome, @Nullable SessionException failure) {
        return new HostResult<>(host, outcome, null, failure, Duration.ZERO);
    }

    private void end(int place, HostResult<T> result) {
        results.put(place, result);
        tell(() -> listener.ended(result));
    }

    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "a listener of a run over many hosts failed", e);
        }
    }

    private static SessionException failure(
            Reason reason, SessionOperation operation, HostAddress host, String problem, @Nullable Throwable cause) {
        String nextStep = reason == Reason.TIMED_OUT
                ? "Check that the host is up and not overloaded, or allow more time."
                : "Run again; what had been asked of the host until then may still happen.";
        return SessionException.of(reason, operation, host.toString(), problem, nextStep, cause);
    }
}
