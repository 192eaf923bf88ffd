package io.github.sessionctl.logoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A small model of the safety rules. It knows only what the host showed: which sessions are special, the list at planning time, and
 * each last look before a logoff. It shares no code with the engine's rules.
 */
public final class SafetyModel {

    private final SafetyWitness host;
    private final RandomMachine machine;
    private final RandomPolicy wanted;
    private final long own;
    private final long console;

    /** A model of a run with this policy on that machine, which the host stands for. */
    public SafetyModel(SafetyWitness host, RandomMachine machine, RandomPolicy wanted) {
        this.host = host;
        this.machine = machine;
        this.wanted = wanted;
        this.own = host.ownSession().map(SessionId::value).orElseThrow();
        this.console = host.consoleSession().map(SessionId::value).orElseThrow();
    }

    /** Carries the run out, and holds everything that it did against the rules; empty when the host could not be planned for. */
    public Optional<LogoffReport> check(LogoffRunner runner) {
        LogoffPlan plan;
        try {
            plan = runner.plan(host, wanted.policy());
        } catch (SessionException e) {
            assertThat(host.loggedOff).isEmpty();
            assertThat(host.told).isEmpty();
            return Optional.empty();
        }
        List<LogoffResult> heard = new ArrayList<>();
        LogoffReport report = runner.run(host, plan, new LogoffListener() {
            @Override
            public void ended(LogoffResult result) {
                heard.add(result);
            }
        });

        String scenario = machine.scenario();
        assertThat(report.results())
                .as(scenario)
                .extracting(result -> result.session().id())
                .doesNotHaveDuplicates()
                .isEqualTo(plan.decisions().stream()
                        .map(decision -> decision.session().id())
                        .toList());
        assertThat(heard).as(scenario).containsExactlyInAnyOrderElementsOf(report.results());
        assertThat(host.loggedOff).as(scenario).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(wanted.most());
        checkLogoffs(plan);
        for (LogoffResult result : report.results()) {
            long id = result.session().id().value();
            if (result.outcome() == LogoffOutcome.LOGGED_OFF && !host.pending.contains(id)) {
                assertThat(host.loggedOff).as(scenario).contains(id);
            }
        }
        return Optional.of(report);
    }

    private void checkLogoffs(LogoffPlan plan) {
        Map<Long, SessionInfo> planned = plan.decisions().stream()
                .map(LogoffDecision::session)
                .collect(Collectors.toMap(session -> session.id().value(), session -> session));
        for (long id : host.loggedOff) {
            assertThat(forbids(id, planned.get(id), host.seenAtLogoff.get(id)))
                    .as("session %d with %s on%n%s", id, wanted, machine.scenario())
                    .isEmpty();
            if (planned.get(id).state() == ConnectState.ACTIVE) {
                assertThat(consents(host.answers.get(id)))
                        .as("session %d with %s on%n%s", id, wanted, machine.scenario())
                        .isTrue();
            }
        }
    }

    /** Why this session must not be touched. */
    private Optional<String> forbids(long id, SessionInfo planned, SessionInfo last) {
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
        return wanted.keepsEditor() && machine.withEditor().contains(id) ? Optional.of("process") : Optional.empty();
    }

    private static Optional<Instant> logon(SessionInfo session) {
        return Optional.ofNullable(session.times()).map(times -> times.logon());
    }

    private static boolean isOldEnough(Duration minimum, Instant since, Instant read) {
        return minimum.isZero() || (since != null && !since.plus(minimum).isAfter(read));
    }

    private boolean consents(MessageAnswer answer) {
        if (wanted.notice() instanceof LogoffNotice.None) {
            return answer == null;
        }
        if (wanted.notice() instanceof LogoffNotice.Warning) {
            return answer == MessageAnswer.OK;
        }
        // The random question takes silence for consent.
        return answer == MessageAnswer.YES || answer == MessageAnswer.TIMED_OUT;
    }
}
