package io.github.sessionctl;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How hosts are opened and asked. Each deadline is more than zero and at most 1 day. Immutable.
 * @param callDeadline how long one call to Windows, here or on a server, may take before its caller is told that it hangs
 * @param domainDeadline how long a domain may take to name its session hosts: asking it is a broadcast
 * @param brokerDeadline how long a Connection Broker may take to name its hosts: PowerShell takes its time to start
 */
public record HostOptions(Duration callDeadline, Duration domainDeadline, Duration brokerDeadline) {

    /** What {@link SessionHosts#open(String)} uses: 10 s for a call, 30 s for a domain, 60 s for a broker. */
    public static final HostOptions DEFAULTS =
            new HostOptions(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));

    /** Throws {@link IllegalArgumentException} when a deadline is out of range. */
    public HostOptions {
        Stream.of(callDeadline, domainDeadline, brokerDeadline).forEach(deadline -> {
            if (deadline.isNegative() || deadline.isZero() || deadline.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("the deadline " + deadline + " is not more than 0s and at most 1d");
            }
        });
    }

    /** The same with another {@link #callDeadline()}. */
    public HostOptions withCallDeadline(Duration longest) {
        return new HostOptions(longest, domainDeadline, brokerDeadline);
    }

    /** The same with another {@link #domainDeadline()}. */
    public HostOptions withDomainDeadline(Duration longest) {
        return new HostOptions(callDeadline, longest, brokerDeadline);
    }

    /** The same with another {@link #brokerDeadline()}. */
    public HostOptions withBrokerDeadline(Duration longest) {
        return new HostOptions(callDeadline, domainDeadline, longest);
    }
}
