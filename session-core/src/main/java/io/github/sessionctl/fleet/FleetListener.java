package io.github.sessionctl.fleet;

import io.github.sessionctl.host.HostAddress;

/** Hears how a run over many hosts goes on, on the thread that called it. What it throws is logged and stops nothing. */
public interface FleetListener {

    /** A listener that does nothing. */
    FleetListener NONE = new FleetListener() {};

    /** The run on this host begins. */
    default void began(HostAddress host) {}

    /** The run on this host has ended, or will not begin. */
    default void ended(HostResult<?> result) {}
}
