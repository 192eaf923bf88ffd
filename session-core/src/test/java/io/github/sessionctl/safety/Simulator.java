package io.github.sessionctl.safety;

import io.github.sessionctl.host.SessionHost;
import java.time.InstantSource;

/** A simulated machine that is given a scenario, and to which things can happen. */
public interface Simulator {

    /**
     * Begins with this scenario.
     *
     * @param clock the clock of the run, for a machine that can go by it
     * @return the host that an engine would see
     */
    SessionHost open(String scenario, InstantSource clock);

    /** Something happens, in the words of a scenario's change. */
    void happen(String keys);

    /** By which clock the machine tells times: by the one it was opened with, or by its own. */
    InstantSource clock(InstantSource run);
}
