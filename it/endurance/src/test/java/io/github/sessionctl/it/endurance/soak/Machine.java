package io.github.sessionctl.it.endurance.soak;

import io.github.sessionctl.host.SessionHost;
import java.util.List;
import java.util.Optional;

/** A simulated machine whose sessions the soak lets come and go. */
interface Machine {

    /** Those who are always there and never to be touched: services, console, own session, one without a user, a listener. */
    String PROTECTED = """
            host name=SOAK own=2 console=1
            session id=0 name=Services state=Disconnected
            session id=1 name=Console state=Disconnected user=anna domain=CORP logonAgo=9h disconnectedFor=8h
            session id=2 state=Disconnected user=builder domain=BUILD logonAgo=9h disconnectedFor=8h
            session id=9 state=Disconnected
            session id=65536 name=RDP-Tcp state=Listen
            """;

    /** What goes wrong whenever somebody has one of these session IDs. */
    String FAULTS = """
            fault in=logoff session=20 error=5
            fault in=read session=21 error=5
            fault in=logoff session=22 delay=120ms
            fault in=read session=23 delay=60ms
            fault in=client session=26 error=5
            """;

    SessionHost open();

    /** A user logs on to an ID that is free. */
    void logOn(Instance instance);

    /** The session has a state now; a disconnected one since this very moment. */
    void show(Instance instance);

    /** The session goes, if the machine has not let it go by itself. */
    void vanish(long id);

    /** IDs of the sessions whose logoff the machine has accepted since the last look, in order; empty where it keeps no journal. */
    Optional<List<Long>> acceptedLogoffs();

    /** What is out of order with memory and handles; empty when nothing is. To be asked while no call is under way. */
    String disorder();
}
