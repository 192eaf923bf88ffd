package io.github.sessionctl.fleet;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.logoff.LogoffListener;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Does the same on many hosts, several at a time. Each host has a deadline, which counts from the moment it is opened: a slow host holds nobody up
 * beyond it, and a host that fails stands beside the results of the others. A host of which nothing is known never looks like one with nobody there.
 *
 * <p>Shortly before its deadline (a tenth of it, at most 2 s) the run on a host is over: nothing further is sent to it, however busy this machine or
 * slow a listener is, and it hands in what it has; at the deadline it is given up. Hosts are closed on every path, also those that open too late, on
 * which nothing is begun; the report waits for that as long as for a host to hand in, at most.
 *
 * <p>Cancelling stops the whole run, and so does interrupting the calling thread, which is still interrupted afterwards: hosts under way hand in what
 * they have ({@link HostOutcome#STOPPED}), the others are {@link HostOutcome#NOT_BEGUN}, and the report comes nonetheless. {@link
 * LogoffPolicy#maxLogoffs} counts for each host by itself, {@link Builder#maxLogoffs} for all of them together.
 *
 * <p>A run on a host needs one daemon thread, which stays for as long as a host given up does not return from a call: give it hosts whose calls have
 * deadlines. Immutable; safe for use by several threads.
 */
public final class Fleet {

    /** How long the run on a host may take when not said: enough for opening it and looking. What waits for people or for Windows comes on top. */
    public static final Duration LOOKING = Duration.ofSeconds(60);

    /** What is longer counts as this: it cannot be added to a time. */
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(36_500);

    final Function<HostAddress, SessionHost> opener;
    final HostDirectory directory;
    final int parallelHosts;
    final Duration deadline;
    final FleetListener listener;
    final FleetClock clock;
    final ThreadFactory threads;
    private final int maxLogoffs;

    private Fleet(Builder builder) {
        opener = builder.opener;
        directory = builder.directory;
        parallelHosts = builder.parallelHosts;
        deadline = builder.deadline;
        maxLogoffs = builder.maxLogoffs;
        listener = builder.listener;
        clock = builder.clock;
        threads = builder.threads;
    }

    /** A fleet whose hosts are opened by this function. */
    public static Builder opening(Function<HostAddress, SessionHost> opener) {
        return new Builder(opener);
    }

    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    /** Lists the sessions of every host. */
    public FleetReport<List<SessionInfo>> list(List<HostAddress> addresses) {
        return run(addresses, (host, ownCancellation) -> host.list());
    }

    /** Decides for the sessions of every host, and changes nothing. */
    public FleetReport<LogoffPlan> plan(List<HostAddress> addresses, LogoffPolicy policy, LogoffRunner runner) {
        Limit limit = new Limit(maxLogoffs);
        return run(addresses, (host, ownCancellation) -> limit.limited(runner.plan(host, policy)));
    }

    /** Plans and carries out the plan on every host. */
    public FleetReport<LogoffReport> logOff(List<HostAddress> addresses, LogoffPolicy policy, LogoffRunner runner) {
        return logOff(addresses, policy, runner, plan -> plan, new LogoffCancellation());
    }

    /**
     * Plans on every host, and carries out what is approved, until that is cancelled.
     * @param approval gets the plan of each host and returns what of it is carried out; called on the host's thread, for several hosts at a time. The
     *     time it takes is the host's, and what it throws is the host's failure: then nothing is done there
     */
    public FleetReport<LogoffReport> logOff(
            List<HostAddress> addresses,
            LogoffPolicy policy,
            LogoffRunner runner,
            UnaryOperator<LogoffPlan> approval,
            LogoffCancellation cancellation) {
        Limit limit = new Limit(maxLogoffs);
        HostTask<LogoffReport> task = (host, ownCancellation) -> {
            LogoffPlan approved = approval.apply(runner.plan(host, policy));
            return runner.run(host, limit.limited(approved), LogoffListener.NONE, ownCancellation);
        };
        return run(addresses, task, cancellation);
    }

    /** How many sessions may go in one run on all hosts together. What a host plans it has taken from the others. Safe for use by several threads. */
    private static final class Limit {

        private final int most;

        // Guarded by this.
        private int left;

        Limit(int most) {
            this.most = most;
            this.left = most;
        }

        /** The plan with no more logoffs than are left. */
        LogoffPlan limited(LogoffPlan plan) {
            int wanted = plan.logoffs().size();
            int granted;
            synchronized (this) {
                granted = Math.min(wanted, left);
                left -= granted;
            }
            return granted == wanted
                    ? plan
                    : plan.limitedTo(granted, "at most " + most + " sessions in a run on all hosts");
        }
    }

    /** Does something on every host, see {@link #run(List, HostTask, LogoffCancellation)}. */
    public <T> FleetReport<T> run(List<HostAddress> addresses, HostTask<T> task) {
        return run(addresses, task, new LogoffCancellation());
    }

    /**
     * Does something on every host, until that is cancelled.
     * @param addresses the hosts, or addresses that stand for several; one given twice counts once, see {@link ExpandedHosts}
     */
    public <T> FleetReport<T> run(List<HostAddress> addresses, HostTask<T> task, LogoffCancellation cancellation) {
        Instant startedAt = Instant.now();
        long start = clock.nanoTime();
        List<HostResult<T>> results = new FleetRun<>(this, task, cancellation).run(addresses);
        return new FleetReport<>(startedAt, Duration.ofNanos(clock.nanoTime() - start), results);
    }

    /** Sets bounds. Not for use by several threads. */
    public static final class Builder {

        private final Function<HostAddress, SessionHost> opener;
        private HostDirectory directory = HostDirectory.PLAIN;
        private int parallelHosts = 32;
        private Duration deadline = LOOKING;
        private int maxLogoffs = Integer.MAX_VALUE;
        private FleetListener listener = FleetListener.NONE;
        private FleetClock clock = FleetClock.SYSTEM;
        private ThreadFactory threads = Fleet::daemon;

        private Builder(Function<HostAddress, SessionHost> opener) {
            this.opener = opener;
        }

        /** Who knows the addresses that stand for several hosts; without one, every address is a host. */
        public Builder directory(HostDirectory known) {
            directory = known;
            return this;
        }

        /**
         * At most so many hosts at a time; 32 when not said.
         * @throws IllegalArgumentException when less than 1
         */
        public Builder parallelHosts(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("the number of hosts at a time is " + most + ", less than 1");
            }
            parallelHosts = most;
            return this;
        }

        /**
         * How long the run on each host may take, opening included; {@link #LOOKING} when not said. What is longer than 100 years counts as that.
         * @throws IllegalArgumentException when not more than zero
         */
        public Builder deadlineForEachHost(Duration longest) {
            if (longest.isNegative() || longest.isZero()) {
                throw new IllegalArgumentException("the deadline " + longest + " is not more than zero");
            }
            deadline = longest.compareTo(LONGEST_DEADLINE) < 0 ? longest : LONGEST_DEADLINE;
            return this;
        }

        /**
         * At most so many logoffs in one run, on all hosts together; no limit when not said. The hosts that are planned first have theirs; on each
         * host those left alone longest go, and the others are kept by the rule {@link LogoffRule#LIMIT}.
         * @throws IllegalArgumentException when negative
         */
        public Builder maxLogoffs(int most) {
            if (most < 0) {
                throw new IllegalArgumentException("the largest number of logoffs is " + most + ", less than 0");
            }
            maxLogoffs = most;
            return this;
        }

        /** Who hears how it goes on; nobody when not said. */
        public Builder listener(FleetListener hearing) {
            listener = hearing;
            return this;
        }

        /** For tests. */
        Builder clock(FleetClock other) {
            clock = other;
            return this;
        }

        /** For tests: makes daemon threads. */
        Builder threads(ThreadFactory other) {
            threads = other;
            return this;
        }

        /** The fleet. */
        public Fleet build() {
            return new Fleet(this);
        }
    }
}
