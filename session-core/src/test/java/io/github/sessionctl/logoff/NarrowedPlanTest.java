package io.github.sessionctl.logoff;

import static io.github.sessionctl.logoff.Simulation.DANA;
import static io.github.sessionctl.logoff.Simulation.EMIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.SessionId;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plans are made by runners alone, for one host and a while, and can only be narrowed. */
class NarrowedPlanTest {

    private static final SessionId FOUR = new SessionId(4);
    private static final SessionId FIVE = new SessionId(5);

    private final Simulation simulation =
            new Simulation(DANA + EMIL + "\nsession id=6 state=Disconnected user=fred logonAgo=9h disconnectedFor=6h"
                    + "\nsession id=7 state=Disconnected user=gerd logonAgo=9h disconnectedFor=1h"
                    + "\nsession id=8 state=Active user=hugo logonAgo=9h\nfault in=read session=7 error=5");
    private final LogoffPlan plan = simulation.plan(LogoffPolicy.disconnected().build());

    @AfterEach
    void close() {
        simulation.close();
    }

    private static SessionHost at(String address, SessionHost host) {
        return new ForwardingSessionHost(host) {
            @Override
            public HostAddress address() {
                return HostAddress.parse(address);
            }
        };
    }

    @Test
    void plansAndDecisionsCannotBeMadeOutsideOfTheEngine() {
        for (Class<?> type : List.of(LogoffPlan.class, LogoffDecision.class, LogoffPolicy.class)) {
            assertThat(type.getModifiers() & Modifier.FINAL).isNotZero();
            assertThat(type.getDeclaredConstructors())
                    .extracting(Constructor::getModifiers)
                    .noneMatch(modifiers -> Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers));
        }
    }

    @Test
    void planOfAnotherHostIsRefusedBeforeAnythingIsDone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> simulation.runner().run(at("ts2", simulation.host), plan))
                .withMessage("the plan is for simulated, not for ts2; make one for this host");
        assertThat(simulation.host.loggedOff).isEmpty();
    }

    @Test
    void hostIsTheSameInAnotherWriting() {
        LogoffPlan ts1 = simulation
                .runner()
                .plan(at("TS1", simulation.host), LogoffPolicy.disconnected().build());

        simulation.runner().run(at("ts1", simulation.host), ts1);

        assertThat(simulation.host.loggedOff).containsExactly(4L, 5L, 6L);
    }

    @Test
    void planThatIsTooOldIsRefusedBeforeAnythingIsDone() {
        simulation.clock.advance(Duration.ofHours(1).plusMillis(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> simulation.run(plan))
                .withMessageStartingWith("the plan for simulated is 1h")
                .withMessageEndingWith(" old, more than 1h; make a new one");
        assertThat(simulation.host.loggedOff).isEmpty();
    }

    @Test
    void planThatIsAsOldAsItMayBeIsCarriedOut() {
        simulation.clock.advance(LogoffRunner.OLDEST_PLAN);
        simulation.run(plan);

        assertThat(simulation.host.loggedOff).containsExactly(4L, 5L, 6L);
    }

    @Test
    void howOldAPlanMayBeIsTheRunnersToSay() {
        LogoffRunner patient = new LogoffRunner(Duration.ofSeconds(1), Duration.ofDays(2), simulation.clock);
        simulation.clock.advance(Duration.ofDays(2));
        patient.run(simulation.host, plan);

        assertThat(simulation.host.loggedOff).containsExactly(4L, 5L, 6L);
    }

    @Test
    void runnerRefusesTimesThatMakeNoSense() {
        for (Duration timeout :
                List.of(Duration.ofNanos(-1), Duration.ofDays(365).plusNanos(1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LogoffRunner(timeout))
                    .withMessage("the timeout " + timeout + " is negative or longer than 365 days");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogoffRunner(Duration.ZERO, Duration.ofNanos(-1), simulation.clock))
                .withMessage("the age PT-0.000000001S of a plan is negative");
        assertThat(Stream.of(Duration.ZERO, Duration.ofDays(365)).map(LogoffRunner::new))
                .hasSize(2);
    }

    @Test
    void onlyTheChosenSessionsGo() {
        LogoffPlan narrowed = plan.only(List.of(FOUR, new SessionId(8), new SessionId(99)));

        LogoffReport report = simulation.run(narrowed);

        assertThat(simulation.host.loggedOff).containsExactly(4L);
        assertThat(Simulation.decision(narrowed, 5).objection())
                .isEqualTo(new LogoffObjection(LogoffRule.NOT_SELECTED, "it was not chosen from the plan"));
        assertThat(Simulation.decision(narrowed, 8).rule()).contains(LogoffRule.STATE);
        assertThat(narrowed.meant())
                .extracting(decision -> decision.session().id().value())
                .containsExactly(0L, 4L, 8L);
        assertThat(report.meant())
                .extracting(result -> result.session().id().value())
                .containsExactly(0L, 4L, 8L);
    }

    @Test
    void sessionsThatWereLeftOutStay() {
        LogoffPlan narrowed = plan.without(List.of(FOUR, new SessionId(8)));

        simulation.run(narrowed);

        assertThat(simulation.host.loggedOff).containsExactly(5L, 6L);
        assertThat(Simulation.decision(narrowed, 4).objection())
                .isEqualTo(new LogoffObjection(LogoffRule.NOT_SELECTED, "it was left out of the plan"));
        assertThat(Simulation.decision(narrowed, 8).rule()).contains(LogoffRule.STATE);
    }

    @Test
    void sessionThatCouldNotBeReadIsNoFailureOnceItIsLeftOut() {
        assertThat(simulation.run(plan).problems())
                .singleElement()
                .extracting(result -> result.session().id().value())
                .isEqualTo(7L);
        for (LogoffPlan narrowed : List.of(plan.only(List.of(FOUR)), plan.without(List.of(new SessionId(7))))) {
            assertThat(narrowed.asDryRun().isSuccess()).isTrue();
            assertThat(simulation.run(narrowed).isSuccess()).isTrue();
        }
    }

    @Test
    void limitKeepsThoseThatWereUsedLast() {
        LogoffPlan narrowed = plan.limitedTo(2, "at most 2 sessions on all hosts");

        simulation.run(narrowed);

        assertThat(simulation.host.loggedOff).containsExactly(4L, 6L);
        assertThat(Simulation.decision(narrowed, 5).objection())
                .isEqualTo(new LogoffObjection(LogoffRule.LIMIT, "at most 2 sessions on all hosts"));
        assertThat(plan.limitedTo(0, "none").logoffs()).isEmpty();
        assertThat(Simulation.decision(plan.limitedTo(0, "none"), 7).failure()).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> plan.limitedTo(-1, "less than none"));
    }

    @Test
    void narrowingChangesNeitherThePlanItselfNorWhatItIsFor() {
        LogoffPlan narrowed =
                plan.only(List.of(FOUR, FIVE)).without(List.of(FIVE)).limitedTo(1, "in a run");

        assertThat(plan.logoffs()).hasSize(3);
        assertThat(narrowed.logoffs()).hasSize(1);
        assertThat(narrowed.host()).isEqualTo(plan.host());
        assertThat(narrowed.madeAt()).isEqualTo(plan.madeAt());
        assertThat(narrowed.policy()).isSameAs(plan.policy());
        assertThat(narrowed.decisions()).hasSameSizeAs(plan.decisions());
    }

    @Test
    void planAndItsDecisionsSayWhatTheyAre() {
        assertThat(plan)
                .hasToString("plan for simulated of 2026-03-01T12:00:00Z (disconnected, any user): "
                        + "3 of 6 sessions to log off");
        assertThat(plan.decisions())
                .extracting(LogoffDecision::toString)
                .contains(
                        "keep session 0 (SERVICES: it is the services session)",
                        "log off session 4 of CORP\\dana",
                        "keep session 7 of gerd (access denied)",
                        "keep session 8 of hugo (STATE: it is Active)");
    }
}
