package io.github.sessionctl.fleet;

import io.github.sessionctl.fleet.ExpandedHosts.Entry;
import io.github.sessionctl.fleet.HostJob.Ending;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.text.DurationText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run over many hosts, conducted by the thread that called it. Used once. The conductor decides only how long it waits: that nothing is sent
 * after a deadline is each job's own affair, for this thread may be starved when it should act.
 */
final class FleetRun<T> {

    private static final Logger LOGGER = System.getLogger(FleetRun.class.getName());
    private static final Duration LONGEST_NOTICE = Duration.ofSeconds(2);
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final Fleet fleet;
    private final HostTask<T> task;

    /** Over when the caller's is, or the caller has been interrupted. */
    private final LogoffCancellation whole;

    private final OrderedCalls news;

    /** How long a host's run, once asked for it, may take to hand in what it has, and a host that has handed in to close. */
    private final Duration lastWords;

    private final BlockingQueue<HostJob<T>> heard = new LinkedBlockingQueue<>();
    private final Set<HostJob<T>> underWay = new LinkedHashSet<>();
    private final TreeMap<Integer, HostResult<T>> results = new TreeMap<>();
    private boolean isInterrupted;
    private boolean isStopped;
    private long stoppedAt;

    FleetRun(Fleet fleet, HostTask<T> task, LogoffCancellation cancellation) {
        this.fleet = fleet;
        this.task = task;
        this.whole = cancellation.within(FOR_EVER);
        this.news = new OrderedCalls("sessionctl-fleet-listener", fleet.clock, fleet.threads);
        this.lastWords = shorter(fleet.deadline.dividedBy(10), LONGEST_NOTICE);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** One result for each host, in the order of the addresses. Stops when the calling thread is interrupted, which it then still is. */
    List<HostResult<T>> run(List<HostAddress> addresses) {
        try {
            List<Entry> entries = expanded(addresses);
            for (int place = 0; place < entries.size(); place++) {
                Entry entry = entries.get(place);
                if (entry.failure() != null) {
                    end(place, notOpened(entry.address(), HostOutcome.FAILED, entry.failure()));
                }
            }
            int next = 0;
            while (next < entries.size() || !underWay.isEmpty()) {
                next = begin(entries, next);
                await();
            }
        } finally {
            // Nothing is left to do unless something went badly wrong here.
            underWay.forEach(HostJob::stop);
            news.close();
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return new ArrayList<>(results.values());
    }

    /** Asks on a thread of its own, for a broker takes its time. Where the run is stopped meanwhile, the addresses themselves: none is begun. */
    private List<Entry> expanded(List<HostAddress> addresses) {
        List<Entry> plain =
                addresses.stream().map(address -> new Entry(address, null)).toList();
        stopIfAsked();
        if (isStopped) {
            return plain;
        }
        BlockingQueue<ExpandedHosts> answer = new LinkedBlockingQueue<>();
        Thread asking = background("sessionctl-fleet-directory", () -> answer.add(expand(addresses)));
        if (asking == null) {
            return expand(addresses).entries();
        }
        ExpandedHosts expanded = null;
        try {
            expanded = fleet.clock.next(answer, FOR_EVER.toNanos(), whole::isCancelled);
        } catch (InterruptedException e) {
            isInterrupted = true;
        }
        if (expanded == null) {
            asking.interrupt();
            stop();
            return plain;
        }
        return expanded.entries();
    }

    private ExpandedHosts expand(List<HostAddress> addresses) {
        return ExpandedHosts.of(addresses, address -> {
            if (address.kind() == HostAddress.Kind.BROKER || address.kind() == HostAddress.Kind.DOMAIN) {
                tell(listener -> listener.asking(address));
            }
            return fleet.directory.expand(address);
        });
    }

    /** A thread that has started; null where the system gives no more threads. */
    private @Nullable Thread background(String name, Runnable work) {
        try {
            Thread thread = fleet.threads.newThread(work);
            thread.setName(name);
            thread.start();
            return thread;
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.WARNING, "no thread can be started for " + name, e);
            return null;
        }
    }

    /** Begins as many as may be under way, and returns the place of the next. */
    private int begin(List<Entry> entries, int first) {
        stopIfAsked();
        int place = first;
        while (place < entries.size() && (isStopped || underWay.size() < fleet.parallelHosts)) {
            if (!results.containsKey(place)) {
                begin(place, entries.get(place).address());
            }
            place++;
        }
        return place;
    }

    private void begin(int place, HostAddress host) {
        if (isStopped) {
            String problem = "the run was stopped before it came to this host";
            String nextStep = "Run again; nothing was done there.";
            SessionException failure = SessionException.of(
                    Reason.NOT_ASKED, SessionOperation.OPEN, host.toString(), problem, nextStep, null);
            end(place, notOpened(host, HostOutcome.NOT_BEGUN, failure));
            return;
        }
        HostJob<T> job =
                new HostJob<>(place, host, fleet, task, whole.within(fleet.deadline.minus(lastWords)), heard::add);
        underWay.add(job);
        tell(listener -> listener.began(host));
        job.begin();
    }

    private void stopIfAsked() {
        if (Thread.interrupted()) {
            isInterrupted = true;
            stop();
        } else if (whole.isCancelled()) {
            stop();
        }
    }

    private void stop() {
        if (isStopped) {
            return;
        }
        isStopped = true;
        stoppedAt = fleet.clock.nanoTime();
        underWay.forEach(HostJob::stop);
        if (!whole.isCancelled()) {
            // Not here: cancelling waits for calls that are on their way.
            background("sessionctl-fleet-stop", whole::cancel);
        }
    }

    /** Waits until a job has something to say, or a moment has come to do something about one. */
    private void await() {
        if (underWay.isEmpty()) {
            return;
        }
        long longest = underWay.stream()
                .map(this::untilNextStep)
                .min(Duration::compareTo)
                .orElse(Duration.ZERO)
                .toNanos();
        HostJob<T> first = null;
        try {
            first = fleet.clock.next(heard, Math.max(1, longest), () -> !isStopped && whole.isCancelled());
        } catch (InterruptedException e) {
            // The caller's thread gets its interrupt back when the run has ended.
            isInterrupted = true;
            stop();
        }
        stopIfAsked();
        for (HostJob<T> job = first; job != null; job = heard.poll()) {
            // One that has been given up is not under way any more, and its result is dropped.
            if (underWay.contains(job)) {
                report(job);
                if (job.isClosed) {
                    underWay.remove(job);
                }
            }
        }
        for (HostJob<T> job : List.copyOf(underWay)) {
            if (untilGivenUp(job).compareTo(Duration.ZERO) <= 0) {
                job.stop();
                report(job);
                underWay.remove(job);
            } else if (!job.isStopped && untilNextStep(job).compareTo(Duration.ZERO) <= 0) {
                job.stop();
            }
        }
    }

    private Duration untilNextStep(HostJob<T> job) {
        Duration left = untilGivenUp(job);
        return job.isStopped || job.ending != null ? left : left.minus(lastWords);
    }

    /** Whoever stops the run waits no longer than a host may take to hand in what it has. */
    private Duration untilGivenUp(HostJob<T> job) {
        Ending<T> ending = job.ending;
        Duration left = ending == null ? fleet.deadline.minus(job.elapsed()) : lastWords.minus(since(ending.at()));
        return isStopped ? shorter(left, lastWords.minus(since(stoppedAt))) : left;
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(fleet.clock.nanoTime() - nanos);
    }

    /** Says what became of a host, once. */
    private void report(HostJob<T> job) {
        if (results.containsKey(job.place)) {
            return;
        }
        Ending<T> ending = job.ending;
        if (ending == null || !ending.isInTime()) {
            end(job.place, cutOff(job, ending));
        } else {
            HostOutcome outcome = ending.failure() == null ? HostOutcome.DONE : HostOutcome.FAILED;
            end(job.place, new HostResult<>(job.host, outcome, ending.result(), ending.failure(), job.took()));
        }
    }

    /** What is known of a host whose time was up: the part that it has handed in, if it has. */
    private HostResult<T> cutOff(HostJob<T> job, @Nullable Ending<T> ending) {
        String when = isStopped
                ? " when the whole run was stopped"
                : " by its deadline of " + DurationText.format(fleet.deadline);
        String nextStep = isStopped
                ? "Run again; what had been asked of the host until then may still happen."
                : "Check that the host is up and not overloaded, or allow more time.";
        SessionException failure = SessionException.of(
                isStopped ? Reason.INTERRUPTED : Reason.TIMED_OUT,
                job.isOpen ? SessionOperation.RUN : SessionOperation.OPEN,
                job.host.toString(),
                (job.isOpen ? "it had not ended" : "it had not opened") + when,
                nextStep,
                ending == null ? null : ending.failure());
        HostOutcome outcome = isStopped ? HostOutcome.STOPPED : HostOutcome.TIMED_OUT;
        return new HostResult<>(job.host, outcome, ending == null ? null : ending.result(), failure, job.took());
    }

    private static <T> HostResult<T> notOpened(HostAddress host, HostOutcome outcome, SessionException failure) {
        return new HostResult<>(host, outcome, null, failure, Duration.ZERO);
    }

    private void end(int place, HostResult<T> result) {
        results.put(place, result);
        tell(listener -> listener.ended(result));
    }

    private void tell(Consumer<FleetListener> call) {
        if (fleet.listener != FleetListener.NONE) {
            news.add(() -> call.accept(fleet.listener));
        }
    }
}
