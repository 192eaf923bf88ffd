package io.github.sessionctl.it.endurance.soak;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The in-memory host. */
final class MemoryMachine implements Machine {

    private final SimulatedHost host = new SimulatedHost(Scenario.parse(PROTECTED + FAULTS));

    @Override
    public SessionHost open() {
        return host;
    }

    @Override
    public void logOn(Instance instance) {
        host.change(new SessionId(instance.id), spec -> {
            spec.name(instance.name())
                    .state(instance.state)
                    .user("CORP", instance.user)
                    .logonAgo(instance.logonAgo)
                    .idleFor(instance.idleFor);
            if (instance.state == ConnectState.DISCONNECTED) {
                spec.disconnectedFor(instance.disconnectedFor);
            }
            if (instance.logoffTakes.isPresent()) {
                spec.logoffTakes(instance.logoffTakes.get());
            } else {
                spec.logoffNeverEnds();
            }
        });
    }

    @Override
    public void show(Instance instance) {
        host.change(new SessionId(instance.id), spec -> {
            spec.name(instance.name()).state(instance.state);
            if (instance.state == ConnectState.DISCONNECTED) {
                spec.disconnectedFor(Duration.ZERO);
            }
        });
    }

    @Override
    public void vanish(long id) {
        SessionId session = new SessionId(id);
        // Only here may it have ended by itself: what has gone is removed when the host is asked.
        boolean isThere = host.list().stream().map(SessionInfo::id).anyMatch(session::equals);
        if (isThere) {
            try {
                host.remove(session);
            } catch (IllegalArgumentException goneMeanwhile) {
                expectGone(session, goneMeanwhile);
            }
        }
    }

    private void expectGone(SessionId session, IllegalArgumentException cause) {
        try {
            host.read(SessionInfo.listed("soak", session, "", ConnectState.UNKNOWN, null));
        } catch (SessionException e) {
            if (e.reason() == Reason.NO_SUCH_SESSION) {
                return;
            }
        }
        throw cause;
    }

    @Override
    public Optional<List<Long>> acceptedLogoffs() {
        return Optional.empty();
    }

    @Override
    public String disorder() {
        return "";
    }
}
