package io.github.sessionctl.action;

/** Learns how a run goes on, in a thread of its own; what it throws is logged. See {@link io.github.sessionctl.logoff.LogoffListener}. */
public interface ActionListener {

    /** Hears nothing. */
    ActionListener NONE = new ActionListener() {};

    /**
     * What became of a session is known; once for each session of the host.
     *
     * @param result the session, its outcome and why
     */
    default void ended(ActionResult result) {}
}
