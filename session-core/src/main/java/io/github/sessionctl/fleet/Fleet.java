package io.github.sessionctl.fleet;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Does the same on many hosts, several at a time. Each host has a deadline, which counts from the moment it is opened: a slow host
 * holds nobody up beyond it, and a host that fails stands beside the results of the others. A host of which nothing is known never
 * looks like one with nobody there.
 *
 * <p>Shortly before its deadline (a tenth of it, at most 2 s) the run on a host is interrupted, so that it can hand in what it has; at
 * the deadline it is given up. Hosts are closed on every path, also those that open too late, on which nothing is begun. Who
 * interrupts the calling thread stops the whole run: hosts under way hand in what they have, the others are not begun, and the
 * report comes nonetheless; the thread is still interrupted then. {@link LogoffPolicy#maxLogoffs} counts for each host by itself.
 *
 * <p>A run on a host needs one daemon thread, which stays for as long as a host given up does not return from a call: give it
 * hosts whose calls have deadlines. Immutable; safe for use by several threads.
 */
public final class Fleet {

    private final Function<HostAddress, SessionHost> opener;
    private final HostDirectory directory;
    private final int parallelHosts;
    private final Duration deadline;
    private final FleetListener listener;
    private final FleetClock clock;

    private Fleet(Builder builder) {
        opener = builder.opener;
        directory = builder.directory;
        parallelHosts = builder.parallelHosts;
        deadline = builder.deadline;
        listener = builder.listener;
        clock = builder.clock;
    }

    /** A fleet whose hosts are opened by this function. */
    public static Builder opening(Function<HostAddress, SessionHost> opener) {
        return new Builder(opener);
    }

    /** Lists the sessions of every host. */
    public FleetReport<List<SessionInfo>> list(List<HostAddress> addresses) {
        return run(addresses, SessionHost::list);
    }

    /** Decides for the sessions of every host, and changes nothing. */
    public FleetReport<LogoffPlan> plan(List<HostAddress> addresses, LogoffPolicy selection, LogoffRunner runner) {
        return run(addresses, host -> runner.plan(host, selection));
    }

    /** Plans and carries out the plan on every host. */
    public FleetReport<LogoffReport> logOff(List<HostAddress> addresses, LogoffPolicy selection, LogoffRunner runner) {
        return run(addresses, host -> runner.run(host, runner.plan(host, selection)));
    }

    /**
     * Does something on every host.
     *
     * @param addresses the hosts, or addresses that stand for several; one given twice counts once
     */
    public <T> FleetReport<T> run(List<HostAddress> addresses, HostTask<T> task) {
        Instant startedAt = Instant.now();
        long start = clock.nanoTime();
        ExpandedHosts expanded = ExpandedHosts.of(addresses, directory);
        List<HostResult<T>> results =
                new FleetRun<>(opener, task, parallelHosts, deadline, listener, clock).run(expanded.entries());
        return new FleetReport<>(startedAt, Duration.ofNanos(clock.nanoTime() - start), results);
    }

    /** Sets bounds. Not for use by several threads. */
    public static final class Builder {

        private final Function<HostAddress, SessionHost> opener;
        private HostDirectory directory = HostDirectory.PLAIN;
        private int parallelHosts = 32;
        private Duration deadline = Duration.ofSeconds(60);
        private FleetListener listener = FleetListener.NONE;
        private FleetClock clock = FleetClock.SYSTEM;

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
         *
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
         * How long the run on each host may take, opening included; 60 s when not said.
         *
         * @throws IllegalArgumentException when not more than zero
         */
        public Builder deadlineForEachHost(Duration longest) {
            if (longest.isNegative() || longest.isZero()) {
                throw new IllegalArgumentException("the deadline " + longest + " is not more than zero");
            }
            deadline = longest;
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

        /** The fleet. */
        public Fleet build() {
            return new Fleet(this);
        }
    }
}
