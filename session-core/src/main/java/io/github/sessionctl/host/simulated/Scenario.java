package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A machine that does not exist: what a {@link SimulatedHost} is made from. Read from a scenario file's text or built in code. Immutable. */
public final class Scenario {

    private static final String BUILT_IN = "built-in.scenario";

    final String name;
    final SessionId own;
    final @Nullable SessionId console;
    final @Nullable Boolean childSessions;
    final Duration clockAhead;
    final int goneError;
    final Map<RowKey, Map<String, String>> sessions;
    final List<ProcessSpec> processes;
    final List<Fault> faults;
    final List<Change> changes;

    private Scenario(Builder builder) {
        name = builder.name;
        own = builder.own;
        console = builder.console;
        childSessions = builder.childSessions;
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

    /** Fills a scenario. Not for use by several threads. */
    public static final class Builder {

        private String name = "SIMULATED";
        private SessionId own = SessionId.SERVICES;
        private @Nullable SessionId console;
        private @Nullable Boolean childSessions;
        private Duration clockAhead = Duration.ZERO;
        private int goneError = 7022;
        private final Map<RowKey, Map<String, String>> sessions = new LinkedHashMap<>();
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

        /** Whether a session can have a child. When not said, it can as soon as one has a parent. */
        public Builder childSessions(boolean enabled) {
            childSessions = enabled;
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
         * @throws IllegalArgumentException when the host, or the same virtual machine, has one with the ID already, or a value means nothing
         */
        public Builder session(SessionId id, Consumer<SessionSpec> filling) {
            return session(id, SessionSpec.filled(filling));
        }

        Builder session(SessionId id, Map<String, String> values) {
            SimulatedSession.check(values);
            RowKey row = RowKey.of(id, values);
            if (sessions.putIfAbsent(row, Map.copyOf(values)) != null) {
                throw new IllegalArgumentException(row + " is there already");
            }
            return this;
        }

        /** Adds a process. One without a user is its session's user's. */
        public Builder process(SessionProcess process) {
            return process(new ProcessSpec(process, null, null, true));
        }

        Builder process(ProcessSpec process) {
            processes.add(process);
            return this;
        }

        /**
         * Lets calls of an operation fail or take long. Faults are tried in the order in which they are added, and the first that matches is used.
         *
         * @param operation such as {@link SessionOperation#LOGOFF}; {@link SessionOperation#OPEN} and
         *     {@link SessionOperation#SERVERS} never fail here, as a simulated host is always open and nobody asks it for servers
         * @param filling says what goes wrong
         * @throws IllegalArgumentException when a session is named although the operation is about the whole host, or a value means nothing
         */
        public Builder fault(SessionOperation operation, Consumer<FaultSpec> filling) {
            FaultSpec spec = new FaultSpec();
            filling.accept(spec);
            return fault(spec.of(operation));
        }

        Builder fault(Fault fault) {
            faults.add(fault);
            return this;
        }

        /**
         * Lets something happen to a session right before a call: it gets what the filling says, and keeps the rest. Where there is none with
         * the ID, one comes.
         *
         * @param before the operation
         * @param call before which call of it, counted from 1: of those for this session, or of all where the operation is about the whole host
         * @param session which session
         * @param filling sets what is to change; times count back from that moment
         * @throws IllegalArgumentException when a value means nothing
         */
        public Builder change(SessionOperation before, int call, SessionId session, Consumer<SessionSpec> filling) {
            return change(new Change(before, call, Happening.change(session, SessionSpec.filled(filling))));
        }

        /**
         * Lets a session vanish right before a call.
         *
         * @param before the operation
         * @param call before which call of it, counted as in {@link #change}
         * @param session which session
         * @throws IllegalArgumentException when there is no such call
         */
        public Builder remove(SessionOperation before, int call, SessionId session) {
            return change(new Change(before, call, Happening.end(session)));
        }

        Builder change(Change change) {
            changes.add(change);
            return this;
        }

        /** {@return the scenario} */
        public Scenario build() {
            return new Scenario(this);
        }
    }
}
