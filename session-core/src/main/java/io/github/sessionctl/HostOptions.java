package io.github.sessionctl;

import java.time.Duration;

/** How hosts are opened and asked. Immutable. */
public final class HostOptions {

    /** What {@link SessionHosts#open(String)} uses: 10 s for a call, 30 s for a domain, 60 s for a broker. */
    public static final HostOptions DEFAULTS = builder().build();

    private static final Duration LONGEST = Duration.ofDays(1);

    private final Duration callDeadline;
    private final Duration domainDeadline;
    private final Duration brokerDeadline;

    private HostOptions(Builder builder) {
        callDeadline = builder.callDeadline;
        domainDeadline = builder.domainDeadline;
        brokerDeadline = builder.brokerDeadline;
    }

    /** The defaults, to be changed. */
    public static Builder builder() {
        return new Builder();
    }

    /** How long one call to Windows, here or on a server, may take before its caller is told that it hangs. */
    public Duration callDeadline() {
        return callDeadline;
    }

    /** How long a domain may take to name its session hosts: asking it is a broadcast. */
    public Duration domainDeadline() {
        return domainDeadline;
    }

    /** How long a Connection Broker may take to name its hosts: PowerShell takes its time to start. */
    public Duration brokerDeadline() {
        return brokerDeadline;
    }

    /** Sets deadlines, each more than zero and at most 1 day. Not for use by several threads. */
    public static final class Builder {

        private Duration callDeadline = Duration.ofSeconds(10);
        private Duration domainDeadline = Duration.ofSeconds(30);
        private Duration brokerDeadline = Duration.ofSeconds(60);

        private Builder() {}

        /** See {@link HostOptions#callDeadline()}; 10 s when not said. */
        public Builder callDeadline(Duration longest) {
            callDeadline = checked(longest);
            return this;
        }

        /** See {@link HostOptions#domainDeadline()}; 30 s when not said. */
        public Builder domainDeadline(Duration longest) {
            domainDeadline = checked(longest);
            return this;
        }

        /** See {@link HostOptions#brokerDeadline()}; 60 s when not said. */
        public Builder brokerDeadline(Duration longest) {
            brokerDeadline = checked(longest);
            return this;
        }

        /** The options. */
        public HostOptions build() {
            return new HostOptions(this);
        }

        private static Duration checked(Duration deadline) {
            if (deadline.isNegative() || deadline.isZero() || deadline.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("the deadline " + deadline + " is not more than 0s and at most 1d");
            }
            return deadline;
        }
    }
}
