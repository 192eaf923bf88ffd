package io.github.sessionctl.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.action.ActionListener;
import io.github.sessionctl.action.ActionOutcome;
import io.github.sessionctl.action.ActionReport;
import io.github.sessionctl.action.ActionResult;
import io.github.sessionctl.action.ActionRunner;
import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.logoff.LogoffDecision;
import io.github.sessionctl.logoff.LogoffListener;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.NoticeResult;
import io.github.sessionctl.logoff.RunLimit;
import io.github.sessionctl.safety.Disturbance.Stop;
import io.github.sessionctl.safety.SafetyRules.Glance;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageStyle;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * One random wish to a random machine, on which anything may happen before each call. Whatever happens, nobody is acted on whom a rule keeps, nothing is
 * sent after the end, and there is one outcome for each session, which is true.
 */
public final class SafetyTry {

    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    private final long seed;
    private final Simulator simulator;
    private final VirtualClock clock = new VirtualClock();
    private final Chance chance;
    private final Disturbance disturbance;
    private final TrueMachine machine;
    private final Wish wish;
    private final String beginning;
    private final List<String> outcomes = new ArrayList<>();
    private Witness witness;

    private SafetyTry(long seed, Simulator simulator) {
        this.seed = seed;
        this.simulator = simulator;
        chance = new Chance(seed);
        disturbance = Disturbance.of(chance);
        machine = RandomMachine.of(chance, simulator, clock);
        wish = Wish.of(chance, machine.moment(0), clock);
        if (simulator.clock(clock) != clock) {
            // Nobody can know a time exactly that another clock tells.
            wish.logon = null;
        }
        beginning = machine.scenario() + (disturbance.isNone() ? "" : RandomMachine.faults(chance));
        clock.breaksAfter(disturbance.pauses());
    }

    /**
     * Tries it.
     *
     * @return what came of it, such as {@code LOGGED_OFF}, for each session that was asked for
     */
    public static List<String> of(long seed, Simulator simulator) {
        return new SafetyTry(seed, simulator).carryOut();
    }

    private List<String> carryOut() {
        try (Witness host =
                new Witness(simulator.open(beginning, clock), simulator, machine, wish, disturbance, chance, clock)) {
            witness = host;
            machine.begin(host::happen);
            try {
                if (wish.act == Act.LOGOFF) {
                    logOff();
                } else {
                    act(wish.act == Act.DISCONNECT ? SessionAction.disconnect() : SessionAction.send(message()));
                }
            } catch (RuntimeException | Error e) {
                host.story.wrong("it has thrown " + e);
                throw new AssertionError(story(), e);
            } finally {
                Thread.interrupted();
            }
            assertThat(host.story.wrongs()).as(this::story).isEmpty();
            try {
                simulator.compare(host.sent());
            } catch (AssertionError e) {
                throw new AssertionError(story(), e);
            }
            return outcomes;
        }
    }

    private static Message message() {
        return new Message("T", "t", MessageStyle.INFORMATION, Duration.ofSeconds(1));
    }

    private String story() {
        return "seed " + seed + "; again with -Dsafety.seed=" + seed + "\n" + wish + "\n" + disturbance + "\n"
                + beginning + witness.story + "\nat the end: " + machine;
    }

    // Logging off.

    private void logOff() {
        LogoffRunner runner = new LogoffRunner(TIMEOUT, LogoffRunner.OLDEST_PLAN, clock);
        LogoffPlan plan;
        try {
            plan = runner.plan(witness, wish.policy());
        } catch (RuntimeException | Error e) {
            nothingWasDone(e);
            return;
        }
        checkRows(plan.decisions().stream().map(LogoffDecision::session).toList());
        if (disturbance.isNone()) {
            checkPlan(plan);
        }
        LogoffCancellation cancellation = cancellation();
        Hearing hearing = new Hearing();
        LogoffReport report;
        try {
            report = runner.run(witness, plan, hearing, cancellation);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("old");
            nothingWasDone(e);
            return;
        }
        check(
                sessions(report)
                        .equals(plan.decisions().stream()
                                .map(LogoffDecision::session)
                                .toList()),
                "the results are not the plan's: " + report);
        check(
                sameElements(hearing.ended, report.results()),
                "the listener has heard " + hearing.ended + ", the report says " + report.results());
        report.results().forEach(this::checkOutcome);
        report.meant().forEach(result -> outcomes.add(result.outcome().name()));
        checkLimit();
    }

    private static boolean sameElements(Queue<LogoffResult> some, List<LogoffResult> others) {
        return some.size() == others.size() && some.containsAll(others) && others.containsAll(some);
    }

    private static List<SessionInfo> sessions(LogoffReport report) {
        return report.results().stream().map(LogoffResult::session).toList();
    }

    /** Hears what happens, and is no help. */
    private final class Hearing implements LogoffListener {

        final Queue<LogoffResult> ended = new ConcurrentLinkedQueue<>();

        @Override
        public void told(SessionInfo session, NoticeResult result) {
            trouble();
        }

        @Override
        public void requested(SessionInfo session) {
            trouble();
        }

        @Override
        public void ended(LogoffResult result) {
            ended.add(result);
            trouble();
        }

        private void trouble() {
            if (disturbance.stop() == Stop.CANCEL_BY_LISTENER) {
                witness.end.cancel();
            }
            fail();
        }
    }

    /** Listeners sometimes do; not often, for each time is a stack trace in the log. */
    private void fail() {
        switch ((int) Math.floorMod(seed, 128L)) {
            case 0 -> throw new IllegalStateException("a listener");
            case 1 -> throw new AssertionError("a listener");
            default -> {
                // It listens.
            }
        }
    }

    private LogoffCancellation cancellation() {
        if (disturbance.stop() == Stop.DEADLINE) {
            long deadline = clock.nanoTime() + disturbance.longest().toNanos();
            LogoffCancellation limited = RunLimit.after(disturbance.longest(), clock);
            witness.end.prepare(limited, deadline);
            return limited;
        }
        LogoffCancellation handle = new LogoffCancellation();
        witness.end.prepare(handle, Long.MAX_VALUE);
        return handle;
    }

    private void checkOutcome(LogoffResult result) {
        if (!result.session().machine().isEmpty()) {
            check(result.outcome() == LogoffOutcome.SKIPPED, "another machine's: " + result.toLine());
            return;
        }
        long id = result.session().id().value();
        Deeds done = witness.deeds(id);
        boolean wasAsked = done.loggedOff + done.perhapsLoggedOff > 0 || done.isSaidToBePending;
        check(
                switch (result.outcome()) {
                    case LOGGED_OFF -> wasAsked && done.isSeenGone && witness.isGone(id);
                    case ALREADY_GONE ->
                        done.loggedOff + done.perhapsLoggedOff == 0 && done.isSeenGone && witness.isGone(id);
                    case SKIPPED, CHANGED, DECLINED, FAILED -> !wasAsked;
                    // Where it ends early, a thread that asks users may have heard what the run no longer does.
                    case NOT_BEGUN -> done.loggedOff + done.perhapsLoggedOff == 0;
                    case STILL_LOGGING_OFF -> done.loggedOff > 0 || done.isSaidToBePending;
                    case NOT_KNOWN -> wasAsked;
                    case WOULD_LOG_OFF -> false;
                },
                "untrue: " + result.toLine());
    }

    // Disconnecting and telling.

    private void act(SessionAction action) {
        LogoffCancellation cancellation = cancellation();
        Queue<ActionResult> heard = new ConcurrentLinkedQueue<>();
        ActionListener listener = new ActionListener() {
            @Override
            public void ended(ActionResult result) {
                heard.add(result);
                if (disturbance.stop() == Stop.CANCEL_BY_LISTENER) {
                    witness.end.cancel();
                }
                fail();
            }
        };
        ActionReport report;
        try {
            report = new ActionRunner(clock).run(witness, wish.policy(), action, listener, cancellation);
        } catch (RuntimeException | Error e) {
            nothingWasDone(e);
            return;
        }
        check(
                heard.size() == report.results().size() && heard.containsAll(report.results()),
                "the listener has heard " + heard + ", the report says " + report.results());
        checkRows(report.results().stream().map(ActionResult::session).toList());
        report.results().forEach(this::checkOutcome);
        report.meant().forEach(result -> outcomes.add(wish.act + "_" + result.outcome()));
        checkLimit();
    }

    private void checkOutcome(ActionResult result) {
        if (!result.session().machine().isEmpty()) {
            check(result.outcome() == ActionOutcome.SKIPPED, "another machine's: " + result.toLine());
            return;
        }
        long id = result.session().id().value();
        Deeds done = witness.deeds(id);
        int sure = wish.act == Act.DISCONNECT ? done.disconnected : done.told;
        int perhaps = wish.act == Act.DISCONNECT ? done.perhapsDisconnected : done.perhapsTold;
        check(
                switch (result.outcome()) {
                    case DISCONNECTED -> wish.act == Act.DISCONNECT && sure == 1;
                    case MESSAGE_SENT -> wish.act == Act.MESSAGE && sure == 1;
                    case ALREADY_GONE -> sure + perhaps == 0 && done.isSeenGone && witness.isGone(id);
                    case CHANGED, SKIPPED, FAILED, NOT_BEGUN -> sure + perhaps == 0;
                    case NOT_KNOWN -> perhaps > 0;
                    case WOULD_ACT -> false;
                },
                "untrue: " + result.toLine());
    }

    // Both.

    private void check(boolean isRight, String wrong) {
        if (!isRight) {
            witness.story.wrong(wrong);
        }
    }

    /** Where nothing disturbs, exactly those are chosen whom no rule keeps. */
    private void checkPlan(LogoffPlan plan) {
        Moment listed = witness.listed().orElseThrow();
        Set<Long> free = listed.sessions().stream()
                .filter(session -> session.isVisible)
                .filter(session -> SafetyRules.keeping(
                                wish, new Glance(session, listed, List.of(listed), List.of(listed), false))
                        .isEmpty())
                .map(session -> session.id)
                .collect(Collectors.toSet());
        Set<Long> chosen = plan.logoffs().stream()
                .map(decision -> decision.session().id().value())
                .collect(Collectors.toSet());
        check(
                free.containsAll(chosen) && chosen.size() == Math.min(free.size(), wish.most),
                "chosen are " + chosen + ", no rule keeps " + free + ": " + plan.decisions());
    }

    /** Each row of the list has one decision, and one result. */
    private void checkRows(List<SessionInfo> sessions) {
        check(
                places(sessions).equals(places(witness.rows())),
                "the sessions " + sessions + " are not the listed " + witness.rows());
    }

    private static List<String> places(List<SessionInfo> sessions) {
        return sessions.stream()
                .map(session -> session.machine() + '/' + session.id())
                .toList();
    }

    private void checkLimit() {
        check(witness.acts() <= wish.most, "more sessions than " + wish.most);
    }

    /** The host could not be planned for, or the wish is ambiguous. */
    private void nothingWasDone(Throwable e) {
        boolean isAmbiguous = e instanceof SessionException refusal && refusal.reason() == Reason.AMBIGUOUS_USER;
        outcomes.add(isAmbiguous ? "ambiguous" : "no plan");
        check(!witness.hasBegun(), "no report, although the run had begun: " + e);
        check(!disturbance.isNone() || isAmbiguous, "no plan for a machine that answers: " + e);
    }
}
