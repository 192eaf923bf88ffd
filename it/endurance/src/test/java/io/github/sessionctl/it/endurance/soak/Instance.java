package io.github.sessionctl.it.endurance.soak;

import io.github.sessionctl.session.ConnectState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** One logon: the same session ID with another logon is another instance. Guarded by the model's lock. */
final class Instance {

    /** The ID whose logoff never ends. */
    static final long ENDLESS = 24;

    private static final String[] USERS = {"bernd", "carla", "dana", "emil", "svc-backup"};
    private static final int[] DISCONNECTED_MINUTES = {0, 10, 45, 150, 300};

    final long id;
    final String user;
    final Duration logonAgo;
    final Duration idleFor;
    final Duration disconnectedFor;
    final Optional<Duration> logoffTakes;

    private final Instant begin = Instant.now();
    ConnectState state;
    Instant disconnectedSince;

    /** Whether a logoff was accepted, so that the machine lets it go by itself. */
    boolean isEnding;

    Instance(long id, Random random) {
        this.id = id;
        user = USERS[random.nextInt(USERS.length)];
        disconnectedFor = Duration.ofMinutes(DISCONNECTED_MINUTES[random.nextInt(DISCONNECTED_MINUTES.length)]);
        idleFor = disconnectedFor;
        logonAgo = disconnectedFor.plusMinutes(random.nextInt(600));
        logoffTakes = id == ENDLESS ? Optional.empty() : Optional.of(Duration.ofMillis(random.nextInt(300)));
        state = random.nextInt(3) == 0 ? ConnectState.ACTIVE : ConnectState.DISCONNECTED;
        disconnectedSince = begin.minus(disconnectedFor);
    }

    String name() {
        return state == ConnectState.DISCONNECTED ? "" : "RDP-Tcp#" + id;
    }

    void disconnect() {
        if (state != ConnectState.DISCONNECTED) {
            state = ConnectState.DISCONNECTED;
            disconnectedSince = Instant.now();
        }
    }

    void reconnect() {
        state = ConnectState.ACTIVE;
    }

    Duration disconnected() {
        return Duration.between(disconnectedSince, Instant.now());
    }

    Duration idle() {
        return Duration.between(begin.minus(idleFor), Instant.now());
    }

    @Override
    public String toString() {
        return "session " + id + " of " + user + ", " + state
                + (state == ConnectState.DISCONNECTED ? " for " + disconnected() : "")
                + (isEnding ? ", logging off" : "");
    }
}
