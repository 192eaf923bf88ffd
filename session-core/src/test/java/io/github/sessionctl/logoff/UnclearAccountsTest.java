package io.github.sessionctl.logoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two accounts of one name, where only a closer look tells whose a session is. */
class UnclearAccountsTest {

    private static final String TIMES = " logonAgo=26h disconnectedFor=2h\n";

    /** A domain's anna and the machine's own, both listed so. */
    private static String annas(String listedAs) {
        return "host name=AGENT1\n"
                + "session id=3 state=Disconnected user=anna domain=CORP listedAs=" + listedAs + TIMES
                + "session id=4 state=Disconnected user=anna domain=AGENT1 listedAs=" + listedAs + TIMES;
    }

    private static LogoffPolicy.Builder user(String name) {
        return LogoffPolicy.selected().user(UserSelector.parseOne(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "CORP\\anna"})
    void bareNameThatMeansTwoAccountsByTheSessionsOwnDataIsRefused(String listedAs) {
        try (Simulation simulation = new Simulation(annas(listedAs))) {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> simulation.run(user("anna")))
                    .withMessageContaining("anna may be AGENT1\\anna or CORP\\anna")
                    .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.AMBIGUOUS_USER));
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(() -> simulation.run(
                            LogoffPolicy.disconnected().includeUsers(List.of(UserSelector.parse("anna")))));
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }

    @Test
    void accountOfTheMachineIsNotTakenForOneOfTheDomainThatTheListNames() {
        try (Simulation simulation = new Simulation(annas("CORP\\anna"))) {
            LogoffReport report = simulation.run(user("CORP\\anna"));

            assertThat(Simulation.result(report, 4).rule()).isEqualTo(LogoffRule.NOT_INCLUDED_USER);
            assertThat(simulation.host.loggedOff).containsExactly(3L);
        }
    }

    @Test
    void domainWrittenInTwoWaysIsStillOneAccount() {
        try (Simulation simulation = new Simulation("host name=AGENT1\n"
                + "session id=3 state=Disconnected user=anna domain=corp.example listedAs=CORP\\anna" + TIMES)) {
            simulation.run(user("anna"));

            assertThat(simulation.host.loggedOff).containsExactly(3L);
        }
    }

    @Test
    void bareNameThatMeansTwoAccountsByTheListIsRefusedBeforeAnySessionIsLookedAt() {
        try (Simulation simulation = new Simulation("session id=3 state=Disconnected user=anna domain=CORP" + TIMES
                + "session id=4 state=Disconnected user=anna domain=AGENT1" + TIMES)) {
            assertThatExceptionOfType(SessionException.class).isThrownBy(() -> simulation.run(user("anna")));
            assertThat(simulation.host.looks).isEmpty();
        }
    }
}
