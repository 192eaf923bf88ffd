package io.github.sessionctl.maven;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostOutcome;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.SessionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One host after the other, so that the log tells of one at a time. A host that fails does not stop the next. */
final class HostByHost {

    private HostByHost() {}

    static <T> FleetReport<T> run(List<HostAddress> addresses, Function<HostAddress, T> task) {
        Instant startedAt = Instant.now();
        long start = System.nanoTime();
        List<HostResult<T>> hosts = new ArrayList<>();
        for (HostAddress address : addresses) {
            long begun = System.nanoTime();
            try {
                T result = task.apply(address);
                hosts.add(new HostResult<>(address, HostOutcome.DONE, result, null, since(begun)));
            } catch (SessionException e) {
                hosts.add(new HostResult<>(address, HostOutcome.FAILED, null, e, since(begun)));
            }
        }
        return new FleetReport<>(startedAt, since(start), hosts);
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
