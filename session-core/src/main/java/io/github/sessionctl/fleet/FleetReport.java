package io.github.sessionctl.fleet;

import io.github.sessionctl.host.HostAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run did on many hosts.
 * @param startedAt by this machine's clock
 * @param hosts one result for each host, in the order in which they were given
 */
public record FleetReport<T>(Instant startedAt, Duration took, List<HostResult<T>> hosts) {

    /** Keeps a copy of the list. */
    public FleetReport {
        hosts = List.copyOf(hosts);
    }

    /** How many hosts had this outcome. */
    public int count(HostOutcome outcome) {
        return (int) hosts.stream().filter(host -> host.outcome() == outcome).count();
    }

    /** The hosts whose runs did not go to their end, with the reasons. */
    public List<HostResult<T>> problems() {
        return hosts.stream().filter(host -> !host.isDone()).toList();
    }

    /** What there is of all hosts, whole or in part. */
    public List<T> values() {
        return hosts.stream().flatMap(host -> host.value().stream()).toList();
    }

    /** The result of this host; empty when it was not among them. */
    public Optional<HostResult<T>> of(HostAddress host) {
        return hosts.stream().filter(result -> result.host().equals(host)).findFirst();
    }
}
