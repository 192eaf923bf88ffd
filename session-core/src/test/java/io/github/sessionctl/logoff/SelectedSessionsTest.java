package io.github.sessionctl.logoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectedSessionsTest {

    private static final String SCENARIO = """
            host name=BUILD own=3 console=1
            session id=0 name=Services state=Disconnected user=svc
            session id=1 name=Console user=anna domain=CORP logonAgo=5h idleFor=1m
            session id=2 name=RDP-Tcp#1 user=bernd domain=CORP logonAgo=5h idleFor=2h
            session id=3 name=RDP-Tcp#2 user=carla domain=BUILD logonAgo=5h idleFor=3h
            session id=4 state=Disconnected user=anna domain=BUILD logonAgo=5h disconnectedFor=5m
            session id=5 state=Disconnected user=dora logonAgo=5h disconnectedFor=1m
            session id=6 name=RDP-Tcp state=Listen user=x
            session id=7 state=Connected
            """;

    private static List<Long> selected(LogoffPolicy.Builder selectors) {
        TestClock clock = new TestClock();
        try (SessionHost host = new SimulatedHost(HostAddress.parse("simulated"), Scenario.parse(SCENARIO), clock)) {
            return Simulation.runner(clock).plan(host, selectors.build()).logoffs().stream()
                    .map(decision -> decision.session().id().value())
                    .toList();
        }
    }

    private static LogoffPolicy.Builder by() {
        return LogoffPolicy.selected();
    }

    private static LogoffPolicy.Builder user(String name) {
        return by().user(UserSelector.parse(name));
    }

    @Test
    void withoutSelectorItIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> by().forced().build())
                .withMessageContaining("everyone needs to be asked for");
    }

    @Test
    void everyoneIsEveryUserButTheProtectedOnes() {
        assertThat(selected(by().everyone())).containsExactly(2L, 4L, 5L);
    }

    @Test
    void forceTakesOwnSessionAndConsoleButNeverServicesListenersOrNobody() {
        assertThat(selected(by().everyone().forced())).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void sessionNameSelectsInAnyCase() {
        assertThat(selected(by().name("rdp-tcp#1"))).containsExactly(2L);
    }

    @Test
    void userSelectsByNameDomainAndGlob() {
        assertThat(selected(user("*\\anna").forced())).containsExactly(1L, 4L);
        assertThat(selected(user("build\\anna"))).containsExactly(4L);
        assertThat(selected(user("CORP\\*"))).containsExactly(2L);
        assertThat(selected(user("DORA"))).containsExactly(5L);
    }

    @Test
    void statesAndIdleTimeSelectOnlyWhatIsKnownToMatch() {
        assertThat(selected(by().states(Set.of(ConnectState.DISCONNECTED)))).containsExactly(4L, 5L);
        assertThat(selected(by().idleFor(Duration.ofMinutes(5)))).containsExactly(2L, 4L);
    }

    @Test
    void allSelectorsMustMatch() {
        assertThat(selected(user("*\\anna").states(Set.of(ConnectState.ACTIVE))))
                .isEmpty();
        assertThat(selected(user("build\\anna").id(new SessionId(4)))).containsExactly(4L);
        assertThat(selected(by().id(new SessionId(4)).name("RDP-Tcp#1"))).isEmpty();
    }

    @Test
    void selectorsWithoutSenseAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> by().name(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> by().states(Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> by().idleFor(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> by().includeUsers(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> by().excludeUsers(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> by().keepIfRunning(List.of()));
    }
}
