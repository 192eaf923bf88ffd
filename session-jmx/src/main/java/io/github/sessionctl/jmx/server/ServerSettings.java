package io.github.sessionctl.jmx.server;

import io.github.sessionctl.host.HostAddress;
import java.util.List;

/**
 * What a server is to do.
 *
 * @param hosts the hosts to serve, at least one
 * @param port the port on 127.0.0.1, 0 for any that is free
 * @param readOnly whether operations that change something are refused
 */
public record ServerSettings(List<HostAddress> hosts, int port, boolean readOnly) {

    /** Keeps a copy of the list. */
    public ServerSettings {
        hosts = List.copyOf(hosts);
    }
}
