package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A machine that does not exist: what a {@link SimulatedHost} is made from. Read from a scenario file's text or built in code. Immutable. */
public final class Scenario {

    private static final String BUILT_IN = "built-in.scenario";

    final String name;
    final SessionId own;
    final @Nullable SessionId console;
    final Duration clockAhead;
    final int goneError;
    final Map<SessionId, Map<String, String>> sessions;
    final List<ProcessSpec> processes;
    final List<Fault> faults;
    final List<Change> changes;

    private Scenario(Builder builder) {
        name = builder.name;
        own = builder.own;
        console = builder.console;
        clockAhead = builder.clockAhead;
        goneError = builder.goneError;
        sessions = new LinkedHashMap<>(builder.sessions);
        processes = List.copyOf(builder.processes);
        faults = List.copyOf(builder.faults);
        changes = List.copyOf(builder.changes);
    }

    /**
     * Reads a scenario from the text of a scenario file.
     *
     * @throws IllegalArgumentException when the text is no scenario; the message names the line
     */
    public static Scenario parse(String text) {
        return ScenarioParser.parse(text);
    }

    /** {@return the scenario that {@code session.hosts=simulated} shows: a shared build agent in the afternoon} */
    public static Scenario builtIn() {
        try (InputStream resource = Objects.requireNonNull(Scenario.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
            return parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A scenario without sessions, to be filled. */
    public static Builder builder() {
        return new Builder();
    }

    /** The change itself, unless a key or value of it means nothing. */
    static Change checked(Change change) {
        new SimulatedSession(change.session(), change.values(), Instant.EPOCH);
        return change;
    }

    Optional<SessionId> console() {
        return Optional.ofNullable(console);
    }

    /** Fills a scenario. Not for use by several threads. */
    public static final class Builder {

        private String name = "SIMULATED";
        private SessionId own = SessionId.SERVICES;
        private @Nullable SessionId console;
        private Duration clockAhead = Duration.ZERO;
        private int goneError = 7022;
        private final Map<SessionId, Map<String, String>> sessions = new LinkedHashMap<>();
        private final List<ProcessSpec> processes = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private final List<Change> changes = new ArrayList<>();

        private Builder() {}

        /** The host's name. */
        public Builder name(String hostName) {
            name = hostName;
            return this;
        }

        /** The session that this process runs in; the services session when not said. */
        public Builder own(SessionId session) {
            own = session;
            return this;
        }

        /** The session at the physical console; nobody is there when not said. */
        public Builder console(SessionId session) {
            console = session;
            return this;
        }

        /** How far the host's clock runs ahead of this machine's. */
        public Builder clockAhead(Duration duration) {
            clockAhead = duration;
            return this;
        }

        Builder goneError(int error) {
            goneError = error;
            return this;
        }

        /**
         * Adds a session.
         *
         * @throws IllegalArgumentException when there is one with the ID already, or a value means nothing
         */
        public Builder session(SessionId id, Consumer<SessionSpec> filling) {
            SessionSpec spec = new SessionSpec();
            filling.accept(spec);
            return session(id, spec.values());
        }

        Builder session(SessionId id, Map<String, String> values) {
            new SimulatedSession(id, values, Instant.EPOCH);
            if (sessions.putIfAbsent(id, Map.copyOf(values)) != null) {
                throw new IllegalArgumentException("session " + id + " is there already");
            }
            return this;
        }

        /** Adds a process. One without a user is its session's user's. */
        public Builder process(SessionProcess process) {
            return process(new ProcessSpec(process, null, null));
        }

        Builder process(ProcessSpec process) {
            processes.add(process);
            return this;
        }

        Builder fault(Fault fault) {
            faults.add(fault);
            return this;
        }

        Builder change(Change change) {
            changes.add(checked(change));
            return this;
        }

        /** {@return the scenario} */
        public Scenario build() {
            return new Scenario(this);
        }
    }
}
