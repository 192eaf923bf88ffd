package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.deadline.CallThreads;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {

    @Test
    void rowShowsEverythingThatIsKnown() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            CompositeData row = row(bean, 2);

            assertThat(row.getAll(new String[] {
                        "name", "state", "user", "domain", "clientName", "clientAddress", "locked", "protection"
                    }))
                    .containsExactly("RDP-Tcp#12", "Active", "bernd", "CORP", "LAPTOP-12", "192.0.2.12", "yes", "");
            assertThat((Long) row.get("idleSeconds")).isBetween(2100L, 2160L);
            assertThat(Instant.parse((String) row.get("logonTime"))).isBefore(Instant.now());
            assertThat(row.get("disconnectTime")).isEqualTo("");
        }
    }

    @Test
    void rowsSayWhyTheyAreProtected() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            assertThat(bean.rows("Sessions"))
                    .extracting(row -> row.get("protection"))
                    .containsExactly("SERVICES", "CONSOLE", "", "", "", "LISTENER");
        }
    }

    @Test
    void unknownIdleTimeIsNullAndNotZero() throws Exception {
        try (RemoteBean bean = RemoteBean.of("session id=3 user=kim state=Active")) {
            assertThat(row(bean, 3).get("idleSeconds")).isNull();
            assertThat(row(bean, 3).get("locked")).isEqualTo("unknown");
        }
    }

    @Test
    void idsBeyondTheRangeOfIntComeOutRight() throws Exception {
        try (RemoteBean bean = RemoteBean.of("session id=4294967295 user=kim")) {
            assertThat(bean.rows("Sessions")).extracting(row -> row.get("id")).containsExactly(4294967295L);
        }
    }

    @Test
    void tableReadsLikeQuerySession() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            String[] table = (String[]) bean.attribute("SessionTable");

            assertThat(table).hasSize(7);
            assertThat(table[0]).startsWith("ID ").endsWith("PROTECTED");
            assertThat(table[3]).containsSubsequence("2", "RDP-Tcp#12", "Active", "CORP\\bernd", "35m", "LAPTOP-12");
        }
    }

    @Test
    void countsOfUsersLeaveTheServicesSessionOut() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            assertThat(bean.attribute("SessionCount")).isEqualTo(6);
            assertThat(bean.attribute("ActiveCount")).isEqualTo(2);
            assertThat(bean.attribute("DisconnectedCount")).isEqualTo(2);
            TabularData states = (TabularData) bean.attribute("CountByState");
            assertThat(states.get(new Object[] {"Disconnected"}).get("value")).isEqualTo(3);
            assertThat(states.get(new Object[] {"Shadow"}).get("value")).isEqualTo(0);
        }
    }

    @Test
    void longestDisconnectedIsTheUserWhoHasBeenGoneLongest() throws Exception {
        try (RemoteBean bean = RemoteBean.of("""
                session id=0 name=Services state=Disconnected disconnectedFor=9d
                session id=3 user=kim state=Disconnected disconnectedFor=90m
                session id=4 user=lea state=Disconnected disconnectedFor=2h
                session id=5 user=max state=Disconnected
                """)) {
            assertThat((Long) bean.attribute("LongestDisconnectedSeconds")).isBetween(7200L, 7260L);
        }
        try (RemoteBean bean = RemoteBean.of("session id=3 user=kim state=Active")) {
            assertThat(bean.attribute("LongestDisconnectedSeconds")).isEqualTo(0L);
        }
        try (RemoteBean bean = RemoteBean.of("fault in=list error=5")) {
            assertThat(bean.attribute("LongestDisconnectedSeconds")).isEqualTo(-1L);
        }
    }

    @Test
    void failedReadingIsToldApartFromNobodyLoggedOn() throws Exception {
        try (RemoteBean bean = RemoteBean.of("fault in=list error=5")) {
            assertThat(bean.attribute("SessionCount")).isEqualTo(-1);
            assertThat(bean.attribute("ActiveCount")).isEqualTo(-1);
            assertThat(bean.text("LastError")).contains("access denied", "Win32 error 5");
            assertThat((String[]) bean.attribute("SessionTable"))
                    .singleElement()
                    .asString()
                    .startsWith("NOT CURRENT: Cannot list");
            assertThat(bean.text("LastRefresh")).isEmpty();
            assertThat((Long) bean.attribute("ReadFailureCount")).isPositive();
        }
        try (RemoteBean bean = RemoteBean.of("session id=0 name=Services")) {
            assertThat(bean.attribute("ActiveCount")).isEqualTo(0);
            assertThat(bean.text("LastError")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "session id=4 user=dana\nfault in=list error=259"})
    void listThatShowsNothingIsNoMachineWithoutSessions(String scenario) throws Exception {
        try (RemoteBean bean = RemoteBean.of(scenario)) {
            assertThat(bean.attribute("SessionCount")).isEqualTo(-1);
            assertThat(bean.text("LastError")).startsWith("Cannot list the sessions");
            assertThat(catchThrowable(() -> bean.call("logoffDisconnected", "0s"))
                            .getCause())
                    .isExactlyInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void fixedAttributesNeedNoReading() throws Exception {
        try (RemoteBean bean = RemoteBean.readOnly(WatchedHost.AGENT)) {
            assertThat(bean.text("HostName")).isEqualTo("simulated");
            assertThat(bean.text("Version")).matches("\\d+\\.\\d+\\.\\d+.*");
            assertThat(bean.attribute("ReadOnly")).isEqualTo(true);
            assertThat(bean.host.count(SessionOperation.LIST)).isZero();
        }
    }

    @Test
    void hangingCallsAreCountedForTheirOwnHostAlone() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            hang(HostAddress.parse("elsewhere"), answer);
            assertThat(bean.attribute("HangingCallCount")).isEqualTo(0);

            hang(bean.host.address(), answer);
            assertThat(bean.attribute("HangingCallCount")).isEqualTo(1);
        } finally {
            answer.countDown();
        }
        await().until(() -> CallThreads.shared().hangingCalls().isEmpty());
    }

    private static void hang(HostAddress host, CountDownLatch answer) {
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> CallThreads.shared()
                        .call(
                                host,
                                SessionOperation.LIST,
                                null,
                                Duration.ofMillis(1),
                                () -> {
                                    WatchedHost.uninterruptibly(answer);
                                    return true;
                                },
                                late -> {}));
    }

    private static CompositeData row(RemoteBean bean, long id) throws Exception {
        return Arrays.stream(bean.rows("Sessions"))
                .filter(row -> row.get("id").equals(id))
                .findFirst()
                .orElseThrow();
    }
}
