package io.github.sessionctl.host.wts;

import static io.github.sessionctl.host.HostUnderTest.assertReason;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.HostUnderTest;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.deadline.DeadlineSessionHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names of accounts where LookupAccountSidW is simulated; a Windows JVM has Wine's, which knows none of these. */
@ExtendWith(SimulatedWindows.class)
@Tag("simulated-accounts")
class AccountNamesTest {

    private static final String TWO_OF_DANA = """
            session id=4 user=dana domain=CORP
            process session=4 id=8 name=a.exe
            process session=4 id=9 name=b.exe
            """;

    private static SessionHost open(String scenario) {
        WtsSimulator.load(scenario);
        return WtsSessionHost.local();
    }

    @Test
    void processesCarryTheNamesOfTheirUsers() {
        try (SessionHost host = open(TWO_OF_DANA + "process session=4 id=10 name=c.exe user=svc domain=OTHER")) {
            assertThat(host.processes())
                    .extracting(SessionProcess::user)
                    .containsExactly("CORP\\dana", "CORP\\dana", "OTHER\\svc");
        }
    }

    @Test
    void nameLongerThanUsualIsAskedForAgainWithRoomForIt() {
        String name = "n".repeat(300);
        try (SessionHost host = open("session id=4 user=" + name + " domain=D\nprocess session=4 id=8 name=a.exe")) {
            assertThat(host.processes()).extracting(SessionProcess::user).containsExactly("D\\" + name);
        }
    }

    @Test
    void accountIsLookedUpOnceHoweverManyProcessesItHas() {
        try (SessionHost host = open(TWO_OF_DANA + "fault in=account error=1722 times=1")) {
            assertThat(host.processes())
                    .extracting(SessionProcess::user)
                    .allSatisfy(user -> assertThat(user).startsWith("S-1-5-21-"));
        }
    }

    @Test
    void accountThatCouldNotBeLookedUpIsAskedForAgainLater() {
        try (SessionHost host = open(TWO_OF_DANA + "fault in=account error=1722 times=1")) {
            host.processes();

            assertThat(host.processes()).extracting(SessionProcess::user).containsOnly("CORP\\dana");
        }
    }

    @Test
    void accountWithoutANameStaysItsNumber() {
        try (SessionHost host = open(TWO_OF_DANA + "fault in=account error=1332 times=1")) {
            host.processes();

            assertThat(host.processes())
                    .extracting(SessionProcess::user)
                    .allSatisfy(user -> assertThat(user).startsWith("S-1-5-21-"));
        }
    }

    /** The failure is for the second account, which is asked for only when somebody waits for it again. */
    @Tag(HostUnderTest.SEVERAL_THREADS)
    @Test
    void noFurtherAccountIsLookedUpForACallerWhoHasBeenToldThatItIsOver() {
        TestServers servers = new TestServers();
        try (SessionHost host = open(TWO_OF_DANA + """
                process session=4 id=10 name=c.exe user=svc domain=OTHER
                fault in=account delay=1s times=1
                fault in=account error=1722 times=1
                """)) {
            SessionHost impatient = new DeadlineSessionHost(host, TestServers.SHORT, servers.threads);

            assertReason(Reason.TIMED_OUT, impatient::processes);
            servers.awaitEnd();

            assertThat(host.processes())
                    .extracting(SessionProcess::user)
                    .satisfiesExactly(
                            user -> assertThat(user).isEqualTo("CORP\\dana"),
                            user -> assertThat(user).isEqualTo("CORP\\dana"),
                            user -> assertThat(user).startsWith("S-1-5-21-"));
        }
    }
}
