package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

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
                Object[] arguments =
                        operation.getName().equals("logoff") ? new Object[] {4, "dana fox"} : new Object[] {"0s"};
                if (operation.getImpact() == MBeanOperationInfo.ACTION) {
                    assertThat(catchThrowable(() -> bean.call(operation.getName(), arguments))
                                    .getCause())
                            .isExactlyInstanceOf(UnsupportedOperationException.class)
                            .hasMessageContaining("read-only");
                } else {
                    assertThat((CompositeData[]) bean.call(operation.getName(), arguments))
                            .hasSize(6);
                }
            }
            assertThat(bean.host.count(SessionOperation.LOGOFF)).isZero();
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
    void runsOnOneHostComeOneAfterTheOther() throws Exception {
        ExecutorService operators = Executors.newFixedThreadPool(2);
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            bean.host.hang();
            Future<Object> first = operators.submit(() -> bean.call("logoff", 4, "dana fox"));
            Awaitility.await().until(() -> bean.host.count(SessionOperation.LIST) == 1);
            Future<Object> second = operators.submit(() -> bean.call("logoff", 4, "dana fox"));
            Awaitility.await()
                    .until(() -> Thread.getAllStackTraces().values().stream()
                                    .filter(stack -> Arrays.stream(stack)
                                            .anyMatch(frame ->
                                                    frame.getClassName().equals(LogoffDesk.class.getName())))
                                    .count()
                            == 2);
            assertThat(bean.host.count(SessionOperation.LIST)).isEqualTo(1);
            bean.host.answer();

            assertThat((String) first.get()).startsWith("LOGGED_OFF");
            assertThat((String) second.get()).startsWith("ALREADY_GONE");
        } finally {
            operators.shutdownNow();
        }
    }
}
