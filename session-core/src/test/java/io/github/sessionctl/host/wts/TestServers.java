package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.fleet.HostDirectory;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.deadline.CallThreads;
import io.github.sessionctl.host.deadline.DeadlineSessionHost;
import io.github.sessionctl.it.simulator.JournalEntry;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.core.ConditionFactory;

/** The servers of a scenario, opened as {@code SessionHosts} opens them, but with deadlines that a test chooses. */
final class TestServers {

    /** Passed by calls that hang. */
    static final Duration SHORT = Duration.ofMillis(300);

    /** Passed by calls that hang, and by no other however busy the machine is. */
    static final Duration ENOUGH = Duration.ofSeconds(1);

    /** Never passed. */
    static final Duration LONG = Duration.ofMinutes(5);

    /** What hangs until {@link #endHangs}. */
    static final String FOR_EVER = "delay=1d";

    final CallThreads threads = new CallThreads(32, 256, Duration.ofMillis(20));

    /** Those that have no more than the short deadline, from opening on. */
    final Set<String> hangInOpen = ConcurrentHashMap.newKeySet();

    /** Those of which calls are answered before one hangs; their deadline is enough for the former. */
    final Set<String> hangLater = ConcurrentHashMap.newKeySet();

    SessionHost open(HostAddress address) {
        if (hangLater.contains(address.name())) {
            return new DeadlineSessionHost(WtsSessionHost.server(address.name()), ENOUGH, threads);
        }
        return open(address, hangInOpen.contains(address.name()) ? SHORT : LONG);
    }

    SessionHost open(HostAddress address, Duration deadline) {
        return DeadlineSessionHost.open(address, () -> WtsSessionHost.server(address.name()), deadline, threads);
    }

    /** Asks domains for their hosts, each within the deadline. */
    HostDirectory directory(Duration deadline) {
        return address -> address.kind() == HostAddress.Kind.DOMAIN
                ? servers(address, deadline).stream().map(HostAddress::parse).toList()
                : List.of(address);
    }

    private List<String> servers(HostAddress domain, Duration deadline) {
        return threads.call(
                domain,
                SessionOperation.SERVERS,
                null,
                deadline,
                () -> WtsSessionHost.serversOf(domain.name()),
                names -> {});
    }

    /** Waits until every call has come back and every thread has ended. */
    void awaitEnd() {
        ConditionFactory soon = await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
        soon.until(() -> threads.runningCalls() == 0);
        assertThat(threads.abandonedCalls()).isZero();
        assertThat(threads.hangingCalls()).isEmpty();
        soon.until(() -> Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .noneMatch(name -> name.startsWith("sessionctl-fleet") || name.startsWith("sessionctl-call")));
    }

    /**
     * Ends the calls that hang, with 1726, by loading another scenario. The simulator forgets all handles then, so that giving
     * each back afterwards is counted as a wrong use: that makes it certain that each is given back, once.
     *
     * @param closing closes what the test has open
     */
    void endHangs(Runnable closing) {
        int handles = WtsSimulator.openHandles();
        WtsSimulator.load("host");
        closing.run();
        awaitEnd();
        assertThat(SimulatedWindows.calls("WTSCloseServer")).isEqualTo(handles);
        assertThat(WtsSimulator.wrongHandles()).isEqualTo(handles);
        assertThat(WtsSimulator.outstandingBlocks()).isZero();
        assertThat(WtsSimulator.wrongFrees()).isZero();
        WtsSimulator.load("host");
    }

    /** The calls that a server has answered, opening and closing included. */
    static List<String> answeredBy(String server) {
        Map<String, String> names = names();
        return SimulatedWindows.calls().stream()
                .filter(call -> server.equals(names.get(call.argument("server").orElse(""))))
                .map(JournalEntry::function)
                .toList();
    }

    /** Server and session ID of each logoff that was asked for, such as {@code RDSH1 4}, whether or not it was accepted. */
    static List<String> logoffs() {
        Map<String, String> names = names();
        return SimulatedWindows.calls().stream()
                .filter(call -> call.function().equals("WTSLogoffSession"))
                .map(call -> names.get(call.argument("server").orElseThrow()) + " "
                        + call.session().orElseThrow())
                .toList();
    }

    /** The names of the servers by the numbers that the journal gives them. */
    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (JournalEntry call : SimulatedWindows.calls()) {
            if (call.function().equals("WTSOpenServerExW")) {
                names.put(
                        call.argument("server").orElseThrow(),
                        call.argument("name").orElseThrow());
            }
        }
        return names;
    }
}
