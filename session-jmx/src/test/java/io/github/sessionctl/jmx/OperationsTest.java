package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import io.github.sessionctl.jmx.audit.AuditRecord;
import io.github.sessionctl.logoff.LogoffNotice;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.SessionOperation;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.management.MBeanOperationInfo;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OperationsTest {

    @Test
    void logoffSaysWhatBecameOfTheSession() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            assertThat((String) bean.call("logoff", 4, "CORP\\Dana Fox"))
                    .startsWith("LOGGED_OFF session 4 of CORP\\dana fox on simulated");
            assertThat(bean.host.ids()).containsExactly(0L, 1L, 2L, 7L, 65536L);
            assertThat(bean.attribute("LogoffSucceededCount")).isEqualTo(1L);
            assertThat(bean.rows("LastReport"))
                    .extracting(row -> row.get("sessionId"), row -> row.get("outcome"), row -> row.get("win32Code"))
                    .containsExactly(tuple(4L, "LOGGED_OFF", null));
        }
    }

    @Test
    void attributesShowTheWorldAfterTheLogoffAtOnce() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            assertThat(bean.attribute("SessionCount")).isEqualTo(6);
            bean.call("logoff", 4, "dana fox");
            assertThat(bean.attribute("SessionCount")).isEqualTo(5);
        }
    }

    @Test
    void logoffOfSomebodyElsesSessionIsSkipped() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            assertThat((String) bean.call("logoff", 4, "emil"))
                    .startsWith("SKIPPED (NOT_INCLUDED_USER) session 4")
                    .endsWith("its user is CORP\\dana fox, not emil");
            assertThat((String) bean.call("logoff", 1, "anna")).startsWith("SKIPPED (CONSOLE)");
            assertThat((String) bean.call("logoff", 65536, "anna")).startsWith("SKIPPED (LISTENER)");
            assertThat((String) bean.call("logoff", 99, "anna")).startsWith("ALREADY_GONE session 99");
            assertThat(bean.host.count(SessionOperation.LOGOFF)).isZero();
            assertThat(bean.attribute("LogoffSucceededCount")).isEqualTo(0L);
        }
    }

    @Test
    void failureIsAnOutcomeWithItsWin32CodeAndIsCounted() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT + "fault in=logoff session=4 error=5")) {
            CompositeData[] rows = (CompositeData[]) bean.call("logoffDisconnected", "0s");

            assertThat(rows)
                    .extracting(row -> row.get("sessionId"), row -> row.get("outcome"), row -> row.get("win32Code"))
                    .contains(tuple(4L, "FAILED", 5L), tuple(7L, "LOGGED_OFF", null), tuple(2L, "SKIPPED", null));
            assertThat(bean.attribute("LogoffFailedCount")).isEqualTo(1L);
            assertThat(bean.attribute("LogoffSucceededCount")).isEqualTo(1L);
            assertThat(bean.rows("LastReport")).isEqualTo(rows);
        }
    }

    @Test
    void planChangesNothingAndIsNoReport() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            CompositeData[] rows = (CompositeData[]) bean.call("planLogoffDisconnected", "2h");

            assertThat(rows)
                    .extracting(row -> row.get("sessionId"), row -> row.get("outcome"), row -> row.get("rule"))
                    .contains(tuple(4L, "WOULD_LOG_OFF", ""), tuple(7L, "SKIPPED", "TOO_RECENT"));
            assertThat(bean.rows("LastReport")).isEmpty();
            assertThat(bean.host.count(SessionOperation.LOGOFF)).isZero();
        }
    }

    @Test
    void buttonsPressedAsJConsoleFillsThemInChangeNothingAndSayWhy() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            for (MBeanOperationInfo operation : bean.info().getOperations()) {
                Object[] prefilled = Arrays.stream(operation.getSignature())
                        .map(parameter -> prefilled(parameter.getType()))
                        .toArray();

                Throwable refusal = catchThrowable(() -> bean.call(operation.getName(), prefilled));

                assertThat(refusal).as(operation.getName()).isInstanceOf(RuntimeMBeanException.class);
                assertThat(refusal.getCause())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("Nothing has been changed: ");
            }
            assertThat(bean.host.calls).isEmpty();
        }
    }

    private static Object prefilled(String type) {
        return switch (type) {
            case "int" -> 0;
            case "long" -> 0L;
            case "boolean" -> true;
            case "java.lang.String" -> "String";
            default -> throw new IllegalArgumentException("JConsole has no field for " + type);
        };
    }

    @Test
    void readOnlyBeanRefusesEveryActionAndStillPlans() throws Exception {
        try (RemoteBean bean = RemoteBean.readOnly(WatchedHost.AGENT)) {
            for (MBeanOperationInfo operation : bean.info().getOperations()) {
                Object[] arguments = Arrays.stream(operation.getSignature())
                        .map(parameter -> parameter.getType().equals("int") ? (Object) 4 : "1h")
                        .toArray();
                if (operation.getImpact() == MBeanOperationInfo.ACTION) {
                    assertThat(catchThrowable(() -> bean.call(operation.getName(), arguments))
                                    .getCause())
                            .as(operation.getName())
                            .isExactlyInstanceOf(UnsupportedOperationException.class)
                            .hasMessageContaining("read-only");
                } else {
                    assertThat(bean.call(operation.getName(), arguments)).isInstanceOf(CompositeData[].class);
                }
            }
            assertThat(bean.host.calls)
                    .doesNotContain(SessionOperation.LOGOFF, SessionOperation.DISCONNECT, SessionOperation.MESSAGE);
        }
    }

    @Test
    void failureOfTheHostCrossesAsAJdkExceptionWithoutForeignCause() throws Exception {
        try (RemoteBean bean = RemoteBean.of("fault in=list error=1722")) {
            for (String operation : List.of("logoffDisconnected", "planLogoffDisconnected")) {
                Throwable failure =
                        catchThrowable(() -> bean.call(operation, "0s")).getCause();

                assertThat(failure)
                        .isExactlyInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("Cannot list the sessions on simulated")
                        .hasNoCause();
            }
        }
    }

    @Test
    void failureOfWhatWasBegunDoesNotSayThatNothingHasBeenChanged() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT
                + "fault in=logoff session=4 error=5\nfault in=disconnect session=2 error=5\n"
                + "fault in=message session=2 error=5")) {
            assertThat((String) bean.call("logoff", 4, "dana fox"))
                    .startsWith("FAILED session 4")
                    .doesNotContain("Nothing has been changed");
            assertThat((String) bean.call("disconnect", 2, "bernd"))
                    .startsWith("FAILED session 2")
                    .doesNotContain("Nothing has been changed");
            assertThat((String) bean.call("sendMessage", 2, "Hello", "Save your work."))
                    .startsWith("FAILED session 2")
                    .doesNotContain("Nothing has been changed");
        }
    }

    @Test
    void actionOnAHostThatCannotBeAskedSaysThatNothingHasBeenChanged() throws Exception {
        try (RemoteBean bean = RemoteBean.of("fault in=list error=1722")) {
            assertThat(catchThrowable(() -> bean.call("logoffDisconnected", "0s"))
                            .getCause())
                    .hasMessageEndingWith(" Nothing has been changed.");
            assertThat(catchThrowable(() -> bean.call("disconnect", 4, "dana fox"))
                            .getCause())
                    .hasMessageEndingWith(" Nothing has been changed.");
        }
    }

    @Test
    void runsOverManySessionsComeOneAfterTheOther() throws Exception {
        ExecutorService operators = Executors.newFixedThreadPool(2);
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            bean.host.hang();
            Future<Object> first = operators.submit(() -> bean.call("logoffDisconnected", "0s"));
            Awaitility.await().until(() -> bean.host.count(SessionOperation.LIST) == 1);
            Future<Object> second = operators.submit(() -> bean.call("logoffUser", "emil"));
            Awaitility.await().until(() -> threadsAt(LogoffDesk.class) == 2);
            assertThat(bean.host.count(SessionOperation.LIST)).isEqualTo(1);
            bean.host.answer();

            assertThat(outcomes(first.get())).contains("7 LOGGED_OFF");
            assertThat(outcomes(second.get())).doesNotContain("7 LOGGED_OFF");
        } finally {
            operators.shutdownNow();
        }
    }

    @Test
    void logoffOfOneSessionDoesNotWaitForAGracePeriod() throws Exception {
        ExecutorService operators = Executors.newFixedThreadPool(1);
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            Future<Object> warned = operators.submit(() -> bean.call("logoffAll", "Maintenance.", 600));
            Awaitility.await().until(() -> bean.host.count(SessionOperation.MESSAGE) == 1);

            assertThat((String) bean.call("logoff", 4, "dana fox")).startsWith("LOGGED_OFF session 4");
            assertThat(warned.isDone()).isFalse();
        } finally {
            operators.shutdownNow();
        }
    }

    private static long threadsAt(Class<?> type) {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().equals(type.getName())))
                .count();
    }

    private static List<String> outcomes(Object rows) {
        return Arrays.stream((CompositeData[]) rows)
                .map(row -> row.get("sessionId") + " " + row.get("outcome"))
                .toList();
    }

    @Test
    void userIsLoggedOffEverywhereButAtTheConsole() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT
                + "session id=8 user=anna domain=BUILD state=Disconnected logonAgo=1h disconnectedFor=1h")) {
            assertThat(outcomes(bean.call("logoffUser", "build\\ANNA")))
                    .contains("8 LOGGED_OFF", "1 SKIPPED")
                    .filteredOn(outcome -> outcome.endsWith("LOGGED_OFF"))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"logoffUser", "logoff"})
    void bareNameOfTwoAccountsIsRefusedWithTheirNames(String operation) throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT
                + "session id=8 user=emil domain=AGENT-07 state=Disconnected logonAgo=1h disconnectedFor=1h")) {
            Object[] arguments = operation.equals("logoff") ? new Object[] {7, "emil"} : new Object[] {"emil"};

            Throwable refusal = catchThrowable(() -> bean.call(operation, arguments));

            assertThat(refusal.getCause())
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Nothing has been changed: emil may be AGENT-07\\emil or CORP\\emil."
                            + " Name the domain, too: AGENT-07\\emil.")
                    .hasNoCause();
            assertThat(bean.records).extracting(AuditRecord::outcome).containsExactly("REFUSED");
            assertThat(bean.host.count(SessionOperation.LOGOFF)).isZero();
        }
    }

    @Test
    void sessionOfAVirtualMachineIsNotTheOneThatAnIdMeans() throws Exception {
        String same =
                "session id=4 vm=GUEST state=Active user=zoe domain=CORP\nsession id=2 vm=GUEST state=Active user=zoe\n";
        try (RemoteBean bean = RemoteBean.of(
                "host own=0\n" + same + WatchedHost.AGENT.substring(WatchedHost.AGENT.indexOf('\n') + 1))) {
            assertThat((String) bean.call("logoff", 4, "dana fox"))
                    .startsWith("LOGGED_OFF session 4 of CORP\\dana fox");
            assertThat((String) bean.call("disconnect", 2, "bernd"))
                    .startsWith("DISCONNECTED session 2 of CORP\\bernd");
        }
    }

    @Test
    void usersReadTheTitleThatEveryFrontEndShows() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            bean.call("logoffIdle", "30m", "Please save your work.", 1);

            assertThat(bean.host.messages).extracting(Message::title).containsExactly(LogoffNotice.TITLE);
        }
    }

    @Test
    void idleUsersAreWarnedAndLoggedOffAfterTheGracePeriod() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            assertThat(outcomes(bean.call("logoffIdle", "30m", "Please save your work.", 1)))
                    .containsExactly(
                            "0 SKIPPED", "1 SKIPPED", "2 LOGGED_OFF", "4 LOGGED_OFF", "7 LOGGED_OFF", "65536 SKIPPED");
            assertThat(bean.host.count(SessionOperation.MESSAGE)).isEqualTo(1);
        }
    }

    @Test
    void sessionIsDisconnectedOnlyIfItIsThisUsers() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            assertThat((String) bean.call("disconnect", 2, "emil")).startsWith("SKIPPED (NOT_INCLUDED_USER) session 2");
            assertThat((String) bean.call("disconnect", 1, "anna")).startsWith("SKIPPED (CONSOLE)");
            assertThat((String) bean.call("disconnect", 99, "anna")).startsWith("ALREADY_GONE session 99");
            assertThat(bean.host.count(SessionOperation.DISCONNECT)).isZero();

            assertThat((String) bean.call("disconnect", 2, "CORP\\bernd"))
                    .isEqualTo("DISCONNECTED session 2 of CORP\\bernd on simulated");
        }
    }

    @Test
    void messageIsShownWhereSomebodyIsThereToReadIt() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            assertThat((String) bean.call("sendMessage", 1, "Hello", "Lunch?")).startsWith("MESSAGE_SENT session 1");
            assertThat((String) bean.call("sendMessage", 4, "Hello", "Lunch?")).startsWith("SKIPPED (STATE) session 4");
            assertThat(bean.host.count(SessionOperation.MESSAGE)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"yes, LOGGED_OFF, said yes", "no, DECLINED, said no", "timeout, DECLINED, did not answer"})
    void askedUserDecidesAndSilenceIsANo(String answer, String outcome, String words) throws Exception {
        String asked =
                "session id=0 name=Services\nsession id=2 name=RDP-Tcp#2 state=Active user=bernd logonAgo=1h answer="
                        + answer;
        try (RemoteBean bean = RemoteBean.of(asked)) {
            assertThat((String) bean.call("askToLogOff", 2, "bernd", "May I log you off?", 1))
                    .startsWith(outcome + " session 2")
                    .contains(words);
        }
    }

    @Test
    void nobodyIsAskedInADisconnectedSessionAndItStays() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            assertThat((String) bean.call("askToLogOff", 4, "dana fox", "May I?", 60))
                    .startsWith("SKIPPED (STATE) session 4");
            assertThat(bean.host.ids()).contains(4L);
        }
    }

    @Test
    void processesOfASessionComeWithTheGreatestFirst() throws Exception {
        String processes = """
                process session=4 id=11 name=notepad.exe memory=5M
                process session=4 id=12 name=devenv.exe memory=900M cpu=95s threads=85 handles=5120
                process session=7 id=13 name=cmd.exe
                """;
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT + processes)) {
            assertThat((CompositeData[]) bean.call("listProcesses", 4))
                    .extracting(row -> row.get("processId"), row -> row.get("memoryBytes"), row -> row.get("user"))
                    .containsExactly(tuple(12L, 900L << 20, "CORP\\dana fox"), tuple(11L, 5L << 20, "CORP\\dana fox"));
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "86401"})
    void graceOutOfRangeIsRefused(int graceSeconds) throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            assertThat(catchThrowable(() -> bean.call("logoffAll", "Maintenance.", graceSeconds))
                            .getCause())
                    .hasMessage("Nothing has been changed: graceSeconds is " + graceSeconds
                            + "; give 1 to 86400 seconds, for example 300.");
            assertThat(bean.host.calls).isEmpty();
        }
    }

    @Test
    void idleTimeOfZeroIsRefusedBecauseItSelectsEverybody() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            assertThat(catchThrowable(() -> bean.call("logoffIdle", "0s", "Maintenance.", 60))
                            .getCause())
                    .hasMessageContaining("idleFor: '0s' would mean everybody");
        }
    }
}
