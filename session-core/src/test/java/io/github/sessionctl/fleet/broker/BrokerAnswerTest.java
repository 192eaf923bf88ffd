package io.github.sessionctl.fleet.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerAnswerTest {

    private static final BrokerAnswer ANSWER = new BrokerAnswer("RDCB");

    private static SessionException failureOf(int exitCode, String output, String errors) {
        return catchThrowableOfType(
                SessionException.class, () -> ANSWER.hosts(new Program.Result(exitCode, output, errors)));
    }

    @Test
    void onlyMarkedLinesCountWhateverEndsThem() {
        String output = "\uFEFFsessionctl-host:SRV1\r\nWARNING: x\r\n\r\nsessionctl-host:SRV2.corp.example \n"
                + "SRV3\nsessionctl-host:SRV1";

        assertThat(ANSWER.hosts(new Program.Result(0, output, "a warning")))
                .containsExactly(HostAddress.parse("SRV1"), HostAddress.parse("SRV2.corp.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "module:8007007E, UNSUPPORTED_SYSTEM",
        "query:80070005, ACCESS_DENIED",
        "query:80041003, ACCESS_DENIED",
        "query:800706ba, HOST_UNREACHABLE",
        "query:800706BE, HOST_UNREACHABLE",
        "query:80131501, OTHER",
        "query, OTHER"
    })
    void failureIsToldByItsNumberAndNotByItsText(String told, Reason reason) {
        SessionException failure = failureOf(4, "sessionctl-failure:" + told + ":Zugriff: nein", "");

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.host()).isEqualTo("broker:RDCB");
    }

    @Test
    void failureShowsWhatPowerShellSays() {
        assertThat(failureOf(4, "sessionctl-failure:query:80131501:There is no deployment: none", ""))
                .hasMessage(
                        "Cannot open the session API of broker:RDCB: the Connection Broker could not tell its session hosts"
                                + " (error 0x80131501) (PowerShell says: There is no deployment: none). Try Get-RDServer"
                                + " -ConnectionBroker RDCB in Windows PowerShell, or name the session hosts one by one.");
    }

    @Test
    void failureAfterHostsIsAFailure() {
        assertThat(failureOf(0, "sessionctl-host:SRV1\nsessionctl-failure:query:80070005:no", "")
                        .reason())
                .isEqualTo(Reason.ACCESS_DENIED);
    }

    @Test
    void endWithoutAWordIsAFailureWithTheExitCodeAndTheFirstErrorLine() {
        SessionException failure = failureOf(1, "sessionctl-host:SRV1", "\n  parse error\nat line 1");

        assertThat(failure.reason()).isEqualTo(Reason.OTHER);
        assertThat(failure.problem()).isEqualTo("powershell.exe ended with code 1 and said: parse error");
    }

    @Test
    void deploymentWithoutHostsIsAFailure() {
        assertThat(failureOf(0, "", "").reason()).isEqualTo(Reason.INVALID_ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({"SRV 1", "local", "broker:X", "''", "SRV1;x"})
    void hostThatIsNoServerIsMalformed(String name) {
        assertThat(failureOf(0, "sessionctl-host:" + name, "").reason()).isEqualTo(Reason.MALFORMED_ANSWER);
    }

    @Test
    void scriptSurvivesACommandLine() {
        assertThat(BrokerScript.arguments()).noneMatch(argument -> argument.contains("\"") || argument.contains("\n"));
        assertThat(BrokerScript.arguments()).doesNotContain("RDCB");
    }
}
