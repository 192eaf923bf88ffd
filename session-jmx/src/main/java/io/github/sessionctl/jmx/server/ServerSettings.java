package io.github.sessionctl.jmx.server;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.jmx.CleanupSchedule;
import io.github.sessionctl.jmx.connector.ConnectorSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a server is to do. Immutable: each method gives a changed copy. */
public final class ServerSettings {

    private final List<HostAddress> hosts;
    private final boolean readOnly;
    private final ConnectorSettings connector;
    private final Optional<Duration> pollInterval;
    private final Optional<CleanupSchedule> cleanup;

    private ServerSettings(
            List<HostAddress> hosts,
            boolean readOnly,
            ConnectorSettings connector,
            Optional<Duration> pollInterval,
            Optional<CleanupSchedule> cleanup) {
        this.hosts = hosts;
        this.readOnly = readOnly;
        this.connector = connector;
        this.pollInterval = pollInterval;
        this.cleanup = cleanup;
    }

    /**
     * These hosts, with all operations, on port 9875 of 127.0.0.1.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ServerSettings forHosts(List<HostAddress> hosts) {
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("There is no host to serve: name at least one, such as local.");
        }
        return new ServerSettings(
                List.copyOf(hosts), false, ConnectorSettings.builder().build(), Optional.empty(), Optional.empty());
    }

    /** Whether operations that change something are refused, whoever asks; they are not unless said. */
    public ServerSettings readOnly(boolean refuseActions) {
        return new ServerSettings(hosts, refuseActions, connector, pollInterval, cleanup);
    }

    /** Where it listens, and who may come in. */
    public ServerSettings connector(ConnectorSettings settings) {
        return new ServerSettings(hosts, readOnly, settings, pollInterval, cleanup);
    }

    /**
     * How often hosts are looked at while somebody subscribes to their notifications; as the MBean has it unless said.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public ServerSettings pollInterval(Duration interval) {
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException("The poll interval " + interval + " is not positive. Try 5 s.");
        }
        return new ServerSettings(hosts, readOnly, connector, Optional.of(interval), cleanup);
    }

    /** Whom the server logs off by itself, and how often; nobody unless said. One that acts and {@code readOnly} go not together. */
    public ServerSettings cleanup(CleanupSchedule schedule) {
        return new ServerSettings(hosts, readOnly, connector, pollInterval, Optional.of(schedule));
    }

    /** The hosts, at least one. */
    public List<HostAddress> hosts() {
        return hosts;
    }

    /** Whether operations that change something are refused. */
    public boolean isReadOnly() {
        return readOnly;
    }

    /** Where it listens, and who may come in. */
    public ConnectorSettings connector() {
        return connector;
    }

    /** How often hosts are looked at while somebody subscribes; empty: as the MBean has it. */
    public Optional<Duration> pollInterval() {
        return pollInterval;
    }

    /** Whom the server logs off by itself, and how often; empty: nobody. */
    public Optional<CleanupSchedule> cleanup() {
        return cleanup;
    }
}
