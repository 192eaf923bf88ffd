package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.jmx.audit.AuditRecord;
import io.github.sessionctl.jmx.audit.Caller;
import io.github.sessionctl.logoff.LogoffNotice;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.UserProtection;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CleanupTest {

    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final LogoffPolicy DISCONNECTED =
            LogoffPolicy.disconnected().disconnectedFor(Duration.ofHours(2)).build();

    private static RemoteBean bean(CleanupSchedule schedule) throws Exception {
        return RemoteBean.with(WatchedHost.AGENT, options -> options.cleanup(schedule));
    }

    private static List<String> operations(RemoteBean bean) {
        return bean.records.stream()
                .map(record -> record.parameters().get("dryRun") + " " + record.outcome() + " " + record.session())
                .toList();
    }

    @Test
    void firstRoundOnlyPlansAndTheNextActs() throws Exception {
        try (RemoteBean bean = bean(CleanupSchedule.of(OFTEN, DISCONNECTED))) {
            await().until(() -> bean.records.size() == 1);
            assertThat(operations(bean)).containsExactly("true DONE ");
            assertThat(bean.rows("LastReport"))
                    .filteredOn(row -> row.get("outcome").equals("WOULD_LOG_OFF"))
                    .extracting(row -> row.get("sessionId"))
                    .containsExactly(4L);
            assertThat(bean.host.count(SessionOperation.LOGOFF)).isZero();

            await().until(() -> bean.records.size() >= 4);

            assertThat(operations(bean).subList(0, 4))
                    .containsExactly(
                            "true DONE ", "false BEGUN ", "false LOGGED_OFF 4 of CORP\\dana fox", "false DONE ");
            assertThat(bean.records).extracting(AuditRecord::caller).containsOnly(Caller.AUTOMATIC);
            assertThat(bean.attribute("LogoffSucceededCount")).isEqualTo(1L);
            assertThat(bean.host.ids()).containsExactly(0L, 1L, 2L, 7L, 65536L);
        }
    }

    @Test
    void policyKeepsWhomItExcludes() throws Exception {
        LogoffPolicy others = LogoffPolicy.disconnected()
                .excludeUsers(List.of(UserProtection.parse("dana*")))
                .build();
        try (RemoteBean bean = bean(CleanupSchedule.of(OFTEN, others))) {
            await().until(() -> bean.host.ids().size() == 5);

            assertThat(bean.host.ids()).contains(4L).doesNotContain(7L);
        }
    }

    @Test
    void scheduleThatOnlyPlansNeverActs() throws Exception {
        try (RemoteBean bean = bean(CleanupSchedule.of(OFTEN, DISCONNECTED).onlyPlanning())) {
            await().until(() -> bean.records.size() == 2);

            assertThat(operations(bean)).containsExactly("true DONE ", "true DONE ");
            assertThat(bean.host.count(SessionOperation.LOGOFF)).isZero();
        }
    }

    @Test
    void nothingIsDoneBeforeAPlanWasShown() throws Exception {
        try (RemoteBean bean = RemoteBean.with(
                WatchedHost.AGENT + "fault in=list error=1722 times=2",
                options -> options.cleanup(CleanupSchedule.of(OFTEN, DISCONNECTED)))) {
            await().until(() -> bean.records.size() >= 4);

            assertThat(operations(bean).subList(0, 4))
                    .containsExactly("true FAILED ", "true FAILED ", "true DONE ", "false BEGUN ");
            assertThat(bean.records.get(0).explanation()).contains("Win32 error 1722");
        }
    }

    @Test
    void errorInARoundIsRecordedAndTheNextComes() throws Exception {
        try (RemoteBean bean = bean(CleanupSchedule.of(OFTEN, DISCONNECTED))) {
            await().until(() -> bean.records.size() == 1);
            bean.host.errors.add(new OutOfMemoryError("unable to create native thread, on purpose"));
            bean.host.errors.add(new AssertionError("on purpose"));
            bean.host.errors.add(new StackOverflowError());

            await().until(() -> bean.records.size() >= 5);

            assertThat(operations(bean).subList(0, 5))
                    .containsExactly("true DONE ", "false FAILED ", "false FAILED ", "false FAILED ", "false BEGUN ");
            assertThat(bean.records.get(1).explanation()).contains("unable to create native thread");
        }
    }

    @Test
    void closingEndsARoundInTheMiddleOfItsGracePeriod() throws Exception {
        LogoffPolicy warned = LogoffPolicy.inStates(EnumSet.of(ConnectState.ACTIVE))
                .notice(LogoffNotice.warn("Clean-up", "Save your work.", Duration.ofHours(1)))
                .build();
        WatchedHost host;
        try (RemoteBean bean = bean(CleanupSchedule.of(OFTEN, warned))) {
            host = bean.host;
            await().until(() -> bean.host.count(SessionOperation.MESSAGE) == 1);
        }

        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("sessionctl-cleanup")));
        assertThat(host.count(SessionOperation.LOGOFF)).isZero();
    }

    @Test
    void readOnlyBeanHasNoScheduleThatActs() {
        SessionJmxOptions options = SessionJmxOptions.forHosts("simulated").readOnly(true);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionJmx.register(options.cleanup(CleanupSchedule.of(OFTEN, DISCONNECTED))))
                .withMessageContaining("read-only");
    }

    @Test
    void schedulesThatDoTheSameByTheSamePolicyAreEqual() {
        CleanupSchedule acting = CleanupSchedule.of(OFTEN, DISCONNECTED);

        assertThat(acting)
                .isEqualTo(CleanupSchedule.of(OFTEN, DISCONNECTED))
                .hasSameHashCodeAs(CleanupSchedule.of(OFTEN, DISCONNECTED))
                .isNotEqualTo(acting.onlyPlanning())
                .isNotEqualTo(CleanupSchedule.of(Duration.ofSeconds(2), DISCONNECTED));
    }

    @Test
    void timeOutOfRangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CleanupSchedule.of(Duration.ofMillis(10), DISCONNECTED))
                .withMessageContaining("every 1s to 7d");
    }
}
