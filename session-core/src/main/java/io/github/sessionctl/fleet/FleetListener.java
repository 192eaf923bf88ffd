package io.github.sessionctl.fleet;

import io.github.sessionctl.host.HostAddress;

/**
 * Hears how a run over many hosts goes on. It is called on a thread of the run's own, one call after the other, in order: a listener that is slow,
 * blocks or throws holds up no host, and what it throws is logged. At its end the run waits until everything has been told, unless a single call
 * takes longer than 5 s: then the report comes without the rest being told.
 */
public interface FleetListener {

    /** A listener that does nothing. */
    FleetListener NONE = new FleetListener() {};

    /** The hosts that this address stands for are about to be asked for. */
    default void asking(HostAddress address) {}

    /** The run on this host begins. */
    default void began(HostAddress host) {}

    /** The run on this host has ended, or will not begin. */
    default void ended(HostResult<?> result) {}
}
