package io.github.sessionctl.it.fuzz.malformed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.wts.WtsSessionHost;
import io.github.sessionctl.it.fuzz.Refusal;
import io.github.sessionctl.it.simulator.JournalEntry;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.LogoffTable;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One such machine, listed, looked at and cleaned up through the real binding. Fails with an AssertionError. */
final class MalformedRound {

    /** More than any machine has: beyond it a count is no count. */
    private static final int MOST_ROWS = 1_000_000;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final MalformedScenario scenario;
    private final Map<String, Integer> counts;

    /** Counts what it meets by words, so that whoever started it sees that there was something to meet. */
    MalformedRound(MalformedScenario scenario, Map<String, Integer> counts) {
        this.scenario = scenario;
        this.counts = counts;
    }

    void run() {
        WtsSimulator.load(scenario.text());
        answer(() -> scenario.isServer() ? WtsSessionHost.server(MalformedScenario.SERVER) : WtsSessionHost.local())
                .ifPresent(opened -> {
                    try (SessionHost host = opened) {
                        look(host);
                        cleanUp(host);
                        look(host);
                    }
                });
        assertThat(WtsSimulator.outstandingBlocks()).as("blocks not freed").isZero();
        assertThat(WtsSimulator.wrongFrees()).as("wrong frees").isZero();
        assertThat(WtsSimulator.openHandles()).as("handles left open").isZero();
        assertThat(WtsSimulator.wrongHandles()).as("wrong use of handles").isZero();
    }

    /** The IDs that Windows was asked to log off. */
    static List<Long> logoffs() {
        return WtsSimulator.journal().stream()
                .filter(entry -> entry.function().equals("WTSLogoffSession"))
                .map(JournalEntry::session)
                .map(id -> id.orElseThrow())
                .toList();
    }

    private void look(SessionHost host) {
        List<SessionInfo> sessions = answer(host::list).orElse(List.of());
        assertThat(sessions)
                .hasSizeLessThanOrEqualTo(MOST_ROWS)
                .allMatch(session ->
                        session.user() == null || !session.user().name().isEmpty());
        for (SessionInfo session : sessions) {
            answer(() -> host.read(session))
                    .ifPresent(read -> assertThat(read.id()).isEqualTo(session.id()));
            answer(() -> host.readClient(session))
                    .ifPresent(read -> assertThat(read.user()).isEqualTo(session.user()));
            answer(() -> host.processes(session.id()));
        }
        List<SessionProcess> processes = answer(host::processes).orElse(List.of());
        assertThat(processes).allMatch(process -> process.threads() >= 0 && process.handles() >= 0);
    }

    private void cleanUp(SessionHost host) {
        LogoffRunner runner = new LogoffRunner(TIMEOUT, LogoffRunner.OLDEST_PLAN, new VirtualClock());
        LogoffPolicy policy = LogoffPolicy.disconnected().build();
        Optional<LogoffPlan> plan = answer(() -> runner.plan(host, policy));
        if (plan.isEmpty()) {
            return;
        }
        LogoffReport report = runner.run(host, plan.get());
        assertThat(report.results()).hasSameSizeAs(plan.get().decisions());
        for (LogoffResult result : report.results()) {
            count(result.outcome().name());
            if (result.failure() != null) {
                check(result.failure());
            }
        }
        assertThat(LogoffTable.lines(report))
                .hasSize(report.results().size() + 1)
                .allSatisfy(line -> assertThat(line.codePoints()).noneMatch(Character::isISOControl));
    }

    private <T> Optional<T> answer(Supplier<T> call) {
        try {
            count("understood");
            return Optional.of(call.get());
        } catch (SessionException refusal) {
            count("refused");
            check(refusal);
            return Optional.empty();
        }
    }

    private void check(SessionException refusal) {
        count(refusal.reason().name());
        Refusal.assertIsClear(refusal.getMessage());
        assertThat(refusal.getMessage()).startsWith("Cannot ").endsWith(".");
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
