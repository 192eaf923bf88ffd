package io.github.sessionctl.it.endurance.soak;

import io.github.sessionctl.session.ConnectState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One logon: the same session ID with another logon is another instance. Guarded by the model's lock. */
final class Instance {

    /** The ID whose logoff never ends. */
    static final long ENDLESS = 24;

    private static final String[] USERS = {"bernd", "carla", "dana", "emil", "svc-backup"};
    private static final int[] DISCONNECTED_MINUTES = {0, 10, 45, 150, 300};

    final long id;
    final String domain;
    final String user;
    final Duration logonAgo;
    final Duration idleFor;
    final Duration disconnectedFor;
    final Optional<Duration> logoffTakes;

    private final Instant begin = Instant.now();
    private Instant usedSince;
    private int connections;
    ConnectState state;
    Instant disconnectedSince;

    /** Whether it is at the console now. */
    boolean isAtConsole;

    /** Since when the process runs that the clean-up leaves alone; null while it does not. */
    @Nullable Instant keptSince;

    /** Whether a logoff was accepted, so that the machine lets it go by itself. */
    boolean isEnding;

    Instance(long id, Random random) {
        this(id, USERS[random.nextInt(USERS.length)], random.nextInt(6) == 0 ? "SOAK" : "CORP", random);
    }

    private Instance(long id, String user, String domain, Random random) {
        this.id = id;
        this.user = user;
        this.domain = domain;
        disconnectedFor = Duration.ofMinutes(DISCONNECTED_MINUTES[random.nextInt(DISCONNECTED_MINUTES.length)]);
        idleFor = disconnectedFor;
        logonAgo = disconnectedFor.plusMinutes(random.nextInt(600));
        logoffTakes = id == ENDLESS ? Optional.empty() : Optional.of(Duration.ofMillis(random.nextInt(300)));
        state = random.nextInt(3) == 0 ? ConnectState.ACTIVE : ConnectState.DISCONNECTED;
        disconnectedSince = begin.minus(disconnectedFor);
        usedSince = begin.minus(idleFor);
        keptSince = random.nextInt(8) == 0 ? Instant.MIN : null;
    }

    /** A user of the same name and another domain, who gets the ID. */
    Instance namesake(Random random) {
        return new Instance(id, user, domain.equals("CORP") ? "SOAK" : "CORP", random);
    }

    String name() {
        return state == ConnectState.DISCONNECTED
                ? ""
                : isAtConsole ? "Console" : "RDP-Tcp#" + (id + 100L * connections);
    }

    void disconnect() {
        if (state != ConnectState.DISCONNECTED) {
            state = ConnectState.DISCONNECTED;
            isAtConsole = false;
            disconnectedSince = Instant.now();
        }
    }

    void reconnect() {
        connections++;
        state = ConnectState.ACTIVE;
        usedSince = Instant.now();
    }

    /** Its user sits down at the machine. */
    void sitDown() {
        reconnect();
        isAtConsole = true;
    }

    Duration disconnected() {
        return Duration.between(disconnectedSince, Instant.now());
    }

    /** Whoever has just connected is not idle. */
    Duration idle() {
        return state == ConnectState.DISCONNECTED ? disconnected() : Duration.between(usedSince, Instant.now());
    }

    /** Whether this means its user: a name, or a domain and a name. */
    boolean isOf(String typed) {
        return typed.equals(user) || typed.equals(domain + '\\' + user);
    }

    @Override
    public String toString() {
        return "session " + id + " of " + domain + '\\' + user + ", " + state
                + (state == ConnectState.DISCONNECTED ? " for " + disconnected() : "")
                + (isAtConsole ? ", at the console" : "")
                + (keptSince == null ? "" : ", with a process to keep since " + keptSince)
                + (isEnding ? ", logging off" : "");
    }
}
