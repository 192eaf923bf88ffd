package io.github.sessionctl.jmx.agent;

import io.github.sessionctl.host.HostAddress;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the agent is to do, written as {@code hosts=local;SRV-2,readOnly=true}: commas between the options, semicolons inside a list.
 *
 * @param hosts {@code hosts}, as in {@code session.hosts} but with semicolons; {@code local} unless said
 * @param readOnly {@code readOnly}, true or false: whether operations that change something are refused; false unless said
 * @param port {@code port}, 0 (any that is free) to 65535: where on 127.0.0.1 a connector of the agent's own listens; none unless said
 */
record AgentOptions(List<HostAddress> hosts, boolean readOnly, OptionalInt port) {

    private static final List<String> NAMES = List.of("hosts", "readOnly", "port");

    private static final int LARGEST_PORT = 65_535;

    AgentOptions {
        hosts = List.copyOf(hosts);
    }

    /**
     * Reads what stands behind the jar's name.
     *
     * @param text the options, empty for none
     * @throws IllegalArgumentException when an option is unknown, given twice or has no sense; the message names it and what is accepted
     */
    static AgentOptions parse(String text) {
        OptionValues values = OptionValues.parse(text, NAMES);
        return new AgentOptions(
                values.understood("hosts", HostAddress::parseList).orElse(List.of(HostAddress.LOCAL)),
                values.flag("readOnly"),
                values.number("port", 0, LARGEST_PORT));
    }
}
