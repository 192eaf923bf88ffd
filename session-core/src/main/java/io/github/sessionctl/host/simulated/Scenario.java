package io.github.sessionctl.host.simulated;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.simulated.CallScript.Change;
import io.github.sessionctl.host.simulated.CallScript.Fault;
import io.github.sessionctl.host.simulated.SimulatedMachine.Happening;
import io.github.sessionctl.host.simulated.SimulatedMachine.ProcessSpec;
import io.github.sessionctl.host.simulated.SimulatedSession.RowKey;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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

    /** No scenario comes near it, and devices never end. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

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
     * Reads the text of a scenario file.
     *
     * @throws IllegalArgumentException when the text is no scenario; the message names the line
     */
    public static Scenario parse(String text) {
        return ScenarioParser.parse(text);
    }

    /** {@return the scenario that {@code session.hosts=simulated} shows: a shared build agent in the afternoon} */
    public static Scenario builtIn() {
        try {
            return parse(text(Objects.requireNonNull(Scenario.class.getResourceAsStream(BUILT_IN), BUILT_IN)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code simulated} or {@code simulated:FILE} means; fails with {@link Reason#INVALID_ADDRESS} when the file is no scenario. */
    static Scenario at(HostAddress address) {
        if (address.name().isEmpty()) {
            return builtIn();
        }
        try {
            return parse(text(Files.newInputStream(Path.of(address.name()))));
        } catch (IOException | InvalidPathException e) {
            String problem = "the scenario file cannot be read (" + e + ")";
            throw unusable(address, problem, "Check the path; it is taken from the current directory.", e);
        } catch (IllegalArgumentException e) {
            throw unusable(address, "the scenario file is wrong in " + e.getMessage(), "Correct that line.", e);
        }
    }

    private static String text(InputStream file) throws IOException {
        try (file) {
            byte[] bytes = file.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("it is larger than " + MOST_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    private static SessionException unusable(HostAddress address, String problem, String nextStep, Exception cause) {
        String host = address.toString();
        return SessionException.of(Reason.INVALID_ADDRESS, SessionOperation.OPEN, host, problem, nextStep, cause);
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
        int goneError = 7022;
        private final Map<RowKey, Map<String, String>> sessions = new LinkedHashMap<>();
        final List<ProcessSpec> processes = new ArrayList<>();
        final List<Fault> faults = new ArrayList<>();
        final List<Change> changes = new ArrayList<>();

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
            processes.add(new ProcessSpec(process, null, null, true));
            return this;
        }

        /**
         * Lets calls of an operation fail or take long. Faults are tried in the order in which they are added, and the first that matches is used.
         * {@link SessionOperation#OPEN} and {@link SessionOperation#SERVERS} never fail here: a simulated host is always open, and has no servers.
         *
         * @throws IllegalArgumentException when a session is named although the operation is about the whole host, or a value means nothing
         */
        public Builder fault(SessionOperation operation, Consumer<FaultSpec> filling) {
            FaultSpec spec = new FaultSpec();
            filling.accept(spec);
            faults.add(new Fault(operation, spec.session, spec.error, spec.delay, spec.times));
            return this;
        }

        /**
         * Lets a session change right before a call: it gets what the filling says, with times that count back from that moment, and keeps the rest.
         * Where there is none with the ID, one comes.
         *
         * @param call before which call of the operation, counted from 1: of those for this session, or of all where it is about the whole host
         * @throws IllegalArgumentException when a value means nothing
         */
        public Builder change(SessionOperation before, int call, SessionId session, Consumer<SessionSpec> filling) {
            changes.add(new Change(before, call, Happening.change(session, SessionSpec.filled(filling))));
            return this;
        }

        /**
         * Lets a session vanish right before a call.
         *
         * @param call before which call of the operation, counted as in {@link #change}
         * @throws IllegalArgumentException when there is no such call
         */
        public Builder remove(SessionOperation before, int call, SessionId session) {
            changes.add(new Change(before, call, new Happening(session, true, null, false, null, Map.of())));
            return this;
        }

        /** {@return the scenario} */
        public Scenario build() {
            return new Scenario(this);
        }
    }
}
