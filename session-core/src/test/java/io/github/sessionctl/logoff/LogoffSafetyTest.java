package io.github.sessionctl.logoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Random machines, faults, changes and policies against a small model of the rules. The model knows only what the host showed:
 * the list at planning time, and each last look before a logoff. It shares no code with the engine's rules.
 */
class LogoffSafetyTest {

    private static final List<String> USERS = List.of("", "anna", "bernd", "carla");
    private static final List<ConnectState> STATES = List.of(
            ConnectState.ACTIVE,
            ConnectState.DISCONNECTED,
            ConnectState.DISCONNECTED,
            ConnectState.LISTEN,
            ConnectState.CONNECTED,
            ConnectState.IDLE,
            ConnectState.DOWN);
    private static final List<String> OPERATIONS = List.of("list", "read", "logoff", "message", "processes");
    private static final List<Integer> ERRORS = List.of(5, 7022, 7007, 1722, 6);

    private static final List<MessageAnswer> ANSWERS = List.of(MessageAnswer.values());

    private record Wanted(
            Set<ConnectState> states,
            boolean isConsoleAllowed,
            String excluded,
            Duration disconnectedFor,
            Duration idleFor,
            int most,
            boolean keepsEditor,
            LogoffNotice notice) {}

    /** What every logoff saw last, and what the user had answered by then. */
    private static final class Witness extends RecordingHost {

        private final Map<Long, SessionInfo> lastLook = new HashMap<>();
        private final Map<Long, SessionInfo> seenAtLogoff = new HashMap<>();
        private final Map<Long, MessageAnswer> answers = new ConcurrentHashMap<>();

        private final long seed;

        Witness(SimulatedHost host, long seed) {
            super(host);
            this.seed = seed;
        }

        @Override
        public SessionInfo read(SessionInfo session) {
            SessionInfo look = super.read(session);
            synchronized (lastLook) {
                lastLook.put(session.id().value(), look);
            }
            return look;
        }

        @Override
        public MessageAnswer ask(SessionId session, Message message) {
            // Faults and changes as with a message; the answer comes at once, for the test must not wait for silence.
            super.sendMessage(session, message);
            MessageAnswer answer = ANSWERS.get((int) (((session.value() + seed) & 0xff) % ANSWERS.size()));
            answers.put(session.value(), answer);
            return answer;
        }

        @Override
        public void sendMessage(SessionId session, Message message) {
            super.sendMessage(session, message);
            answers.put(session.value(), MessageAnswer.OK);
        }

        @Override
        public void logoff(SessionId session) {
            synchronized (lastLook) {
                seenAtLogoff.put(session.value(), lastLook.get(session.value()));
            }
            super.logoff(session);
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void noProtectedSessionIsEverLoggedOffAndEachHasOneResult(@ForAll long seed) {
        Random random = new Random(seed);
        TestClock clock = new TestClock();
        long own = random.nextInt(8);
        long console = random.nextInt(8);
        Set<Long> withEditor = new HashSet<>();
        String scenario = scenario(random, own, console, withEditor);
        Wanted wanted = wanted(random);
        try (Witness host =
                new Witness(new SimulatedHost(HostAddress.parse("simulated"), Scenario.parse(scenario), clock), seed)) {
            LogoffRunner runner = new LogoffRunner(Duration.ofSeconds(2), clock);
            LogoffPlan plan;
            try {
                plan = runner.plan(host, policy(wanted));
            } catch (SessionException e) {
                assertThat(host.loggedOff).isEmpty();
                return;
            }
            List<LogoffResult> heard = new ArrayList<>();
            LogoffReport report = runner.run(host, plan, heard::add);

            assertThat(report.results())
                    .as(scenario)
                    .extracting(result -> result.session().id())
                    .doesNotHaveDuplicates()
                    .isEqualTo(plan.decisions().stream()
                            .map(decision -> decision.session().id())
                            .toList());
            assertThat(heard).as(scenario).containsExactlyInAnyOrderElementsOf(report.results());
            assertThat(host.loggedOff).as(scenario).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(wanted.most());
            Map<Long, SessionInfo> planned = plan.decisions().stream()
                    .map(LogoffDecision::session)
                    .collect(Collectors.toMap(session -> session.id().value(), session -> session));
            for (long id : host.loggedOff) {
                assertThat(forbids(id, own, console, planned.get(id), host.seenAtLogoff.get(id), wanted, withEditor))
                        .as("session %d with %s on%n%s", id, wanted, scenario)
                        .isEmpty();
                if (planned.get(id).state() == ConnectState.ACTIVE) {
                    assertThat(consents(host.answers.get(id), wanted.notice()))
                            .as("session %d with %s on%n%s", id, wanted, scenario)
                            .isTrue();
                }
            }
            for (LogoffResult result : report.results()) {
                if (result.outcome() == LogoffOutcome.LOGGED_OFF) {
                    assertThat(host.loggedOff)
                            .as(scenario)
                            .contains(result.session().id().value());
                }
            }
        }
    }

    /** The model: why this session must not be touched. */
    private static Optional<String> forbids(
            long id,
            long own,
            long console,
            SessionInfo planned,
            SessionInfo last,
            Wanted wanted,
            Set<Long> withEditor) {
        if (last == null || planned == null) {
            return Optional.of("nobody looked");
        }
        if (id == 0 || id == own || (id == console && !wanted.isConsoleAllowed())) {
            return Optional.of("special");
        }
        if (last.state() == ConnectState.LISTEN || !wanted.states().contains(last.state())) {
            return Optional.of("state");
        }
        if (last.user() == null || last.user().name().equals(wanted.excluded())) {
            return Optional.of("user");
        }
        if (!last.user().equals(planned.user())
                || last.state() != planned.state()
                || !logon(last).equals(logon(planned))) {
            return Optional.of("changed");
        }
        Instant read = last.times().read();
        if (!isOldEnough(wanted.disconnectedFor(), last.times().disconnect(), read)) {
            return Optional.of("disconnection");
        }
        Instant used = last.state() == ConnectState.DISCONNECTED
                ? last.times().disconnect()
                : last.times().lastInput();
        if (!isOldEnough(wanted.idleFor(), used, read)) {
            return Optional.of("idle");
        }
        return wanted.keepsEditor() && withEditor.contains(id) ? Optional.of("process") : Optional.empty();
    }

    private static Optional<Instant> logon(SessionInfo session) {
        return Optional.ofNullable(session.times()).map(times -> times.logon());
    }

    private static boolean isOldEnough(Duration minimum, Instant since, Instant read) {
        return minimum.isZero() || (since != null && !since.plus(minimum).isAfter(read));
    }

    private static boolean consents(MessageAnswer answer, LogoffNotice notice) {
        if (notice instanceof LogoffNotice.None) {
            return answer == null;
        }
        if (notice instanceof LogoffNotice.Warning) {
            return answer == MessageAnswer.OK;
        }
        // The generated question takes silence for consent.
        return answer == MessageAnswer.YES || answer == MessageAnswer.TIMED_OUT;
    }

    private static LogoffPolicy policy(Wanted wanted) {
        LogoffPolicy.Builder policy = LogoffPolicy.inStates(wanted.states())
                .disconnectedFor(wanted.disconnectedFor())
                .idleFor(wanted.idleFor())
                .maxLogoffs(wanted.most())
                .excludeUsers(List.of(UserPattern.parse(wanted.excluded())))
                .notice(wanted.notice());
        if (wanted.isConsoleAllowed()) {
            policy.includeConsole();
        }
        return wanted.keepsEditor() ? policy.keepIfRunning(List.of("editor")).build() : policy.build();
    }

    private static Wanted wanted(Random random) {
        Set<ConnectState> states = EnumSet.of(ConnectState.DISCONNECTED);
        if (random.nextBoolean()) {
            states.add(ConnectState.ACTIVE);
        }
        if (random.nextInt(4) == 0) {
            states.addAll(STATES);
        }
        LogoffNotice notice = switch (random.nextInt(3)) {
            case 0 -> LogoffNotice.none();
            case 1 -> LogoffNotice.warn("T", "t", Duration.ofMinutes(random.nextInt(3)));
            default -> LogoffNotice.ask("T", "t", Duration.ofMillis(1)).onSilence(LogoffNotice.Consequence.LOG_OFF);
        };
        return new Wanted(
                states,
                random.nextBoolean(),
                random.nextBoolean() ? "bernd" : "nobody",
                random.nextInt(3) == 0 ? Duration.ofMinutes(30) : Duration.ZERO,
                random.nextInt(3) == 0 ? Duration.ofMinutes(30) : Duration.ZERO,
                random.nextInt(3) == 0 ? random.nextInt(3) : Integer.MAX_VALUE,
                random.nextInt(3) == 0,
                notice);
    }

    private static String scenario(Random random, long own, long console, Set<Long> withEditor) {
        StringBuilder text = new StringBuilder("host own=" + own + " console=" + console + "\n");
        List<Integer> ids = new ArrayList<>();
        for (int id = 0; id < 8; id++) {
            if (random.nextInt(4) > 0) {
                ids.add(id);
                text.append("session id=").append(id).append(values(random, STATES));
                text.append(" logoffTakes=").append(pick(random, List.of("0s", "1s", "never")));
                text.append(random.nextInt(4) == 0 ? " successor=mallory" : "");
                text.append('\n');
            }
        }
        for (int id : ids) {
            if (random.nextInt(4) == 0) {
                withEditor.add((long) id);
                text.append("process session=" + id + " id=" + (100 + id) + " name=editor.exe\n");
            }
        }
        for (int i = random.nextInt(4); i > 0 && !ids.isEmpty(); i--) {
            String operation = pick(random, OPERATIONS);
            boolean isForAll = operation.equals("list") || operation.equals("processes") || random.nextInt(4) == 0;
            text.append("fault in=").append(operation);
            text.append(isForAll ? "" : " session=" + pick(random, ids));
            text.append(" error=")
                    .append(pick(random, ERRORS))
                    .append(" times=")
                    .append(1 + random.nextInt(2));
            text.append('\n');
        }
        for (int i = random.nextInt(5); i > 0 && !ids.isEmpty(); i--) {
            text.append("change before=").append(pick(random, List.of("list", "read", "message")));
            text.append(" call=")
                    .append(1 + random.nextInt(3))
                    .append(" session=")
                    .append(pick(random, ids));
            text.append(random.nextInt(4) == 0 ? " gone=yes" : values(random, STATES))
                    .append('\n');
        }
        return text.toString();
    }

    private static String values(Random random, List<ConnectState> states) {
        String user = pick(random, USERS);
        return " state=" + pick(random, states).windowsName() + " user=" + (user.isEmpty() ? "\"\"" : user)
                + time(random, "logonAgo") + time(random, "disconnectedFor") + time(random, "idleFor");
    }

    private static String time(Random random, String key) {
        int minutes = random.nextInt(60);
        return random.nextInt(4) == 0 ? "" : String.format(Locale.ROOT, " %s=%dm", key, minutes);
    }

    private static <T> T pick(Random random, List<T> any) {
        return any.get(random.nextInt(any.size()));
    }
}
