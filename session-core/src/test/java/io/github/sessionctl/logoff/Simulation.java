package io.github.sessionctl.logoff;

import io.github.sessionctl.action.ActionListener;
import io.github.sessionctl.action.ActionReport;
import io.github.sessionctl.action.ActionRunner;
import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A simulated machine, and runs on it by a clock that does not wait. What was done to whom is in its host. */
final class Simulation implements AutoCloseable {

    /** A session that a policy for disconnected sessions logs off. */
    static final String DANA = "session id=4 state=Disconnected user=dana domain=CORP logonAgo=26h disconnectedFor=5h ";

    /** Another one. */
    static final String EMIL =
            "\nsession id=5 state=Disconnected user=emil domain=CORP logonAgo=25h disconnectedFor=4h ";

    private static final String SERVICES = "session id=0 name=Services state=Disconnected\n";

    final TestClock clock = new TestClock();
    final LogoffCancellation cancellation = new LogoffCancellation();

    /** The machine itself: what is done there, somebody else does. */
    final SimulatedHost machine;

    /** The machine as the run sees it. */
    final RecordingHost host;

    /** Where runs are carried out: the host, or one around it. */
    private final SessionHost faced;

    Simulation(String scenario) {
        this(scenario, host -> host);
    }

    /**
     * A machine behind a host that adds something.
     *
     * @param around makes it from the machine's own
     */
    Simulation(String scenario, Function<RecordingHost, SessionHost> around) {
        this(scenario, (host, simulation) -> around.apply(host));
    }

    /** The same where what is added has to do with the machine, or with the run. */
    Simulation(String scenario, BiFunction<RecordingHost, Simulation, SessionHost> around) {
        this.machine = new SimulatedHost(HostAddress.parse("simulated"), Scenario.parse(withServices(scenario)), clock);
        this.host = new RecordingHost(machine);
        this.faced = around.apply(host, this);
    }

    /** The scenario with the session that no machine is without, first; where it has that already, as it is. */
    static String withServices(String scenario) {
        if (scenario.contains("session id=0")) {
            return scenario;
        }
        int behindHost = scenario.startsWith("host") ? scenario.indexOf('\n') + 1 : 0;
        return scenario.substring(0, behindHost) + SERVICES + scenario.substring(behindHost);
    }

    /** The host that runs are carried out on. */
    SessionHost faced() {
        return faced;
    }

    LogoffRunner runner() {
        return runner(clock);
    }

    static LogoffRunner runner(RunClock clock) {
        return new LogoffRunner(Duration.ofSeconds(30), LogoffRunner.OLDEST_PLAN, clock);
    }

    LogoffPlan plan(LogoffPolicy policy) {
        return runner().plan(faced, policy);
    }

    LogoffReport run(LogoffPlan plan) {
        return run(plan, LogoffListener.NONE);
    }

    LogoffReport run(LogoffPlan plan, LogoffListener listener) {
        return runner().run(faced, plan, listener, cancellation);
    }

    LogoffReport run(LogoffPolicy policy) {
        return run(plan(policy));
    }

    LogoffReport run(LogoffPolicy.Builder policy) {
        return run(policy.build());
    }

    ActionReport act(LogoffPolicy policy, SessionAction action) {
        return new ActionRunner(clock).run(faced, policy, action, ActionListener.NONE, cancellation);
    }

    /** What became of a session in a run of this policy. */
    LogoffResult resultOf(long id, LogoffPolicy.Builder policy) {
        return result(run(policy), id);
    }

    static LogoffResult result(LogoffReport report, long id) {
        return report.results().stream()
                .filter(result -> result.session().id().value() == id)
                .findFirst()
                .orElseThrow();
    }

    static LogoffDecision decision(LogoffPlan plan, long id) {
        return plan.decisions().stream()
                .filter(decision -> decision.session().id().value() == id)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        faced.close();
        host.close();
    }
}
