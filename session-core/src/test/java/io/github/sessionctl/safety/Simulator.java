package io.github.sessionctl.safety;

import io.github.sessionctl.host.SessionHost;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A simulated machine that is given a scenario, and to which things can happen. */
public interface Simulator {

    /** What a host cannot tell yet, so that it is left out of its machines. */
    enum Lack {
        /** Which rows of the list are other machines'. */
        OTHER_MACHINES,
        /** Whether sessions may have children. */
        CHILD_SESSIONS,
        /** The name that was asked for: it has one of its own. */
        MACHINE_NAME
    }

    /** What it cannot tell. */
    Set<Lack> lacks();

    /** The name of every machine, where that is not the scenario's. */
    String machineName();

    /** By which clock the machine tells times: by the run's, or by its own. */
    InstantSource clock(InstantSource run);

    /**
     * Begins with this scenario.
     *
     * @param clock the clock of the run
     * @return the host that an engine would see
     */
    SessionHost open(String scenario, InstantSource clock);

    /** Something happens, in the words of a scenario's change. */
    void happen(String keys);

    /**
     * The sessions that were really asked for something, in order, for those who look at a journal.
     *
     * @param sent what an engine has asked of the host
     */
    void compare(Map<Act, List<Long>> sent);
}
