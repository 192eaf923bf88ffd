package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.jmx.audit.AuditRecord;
import io.github.sessionctl.jmx.audit.AuditTrail;
import io.github.sessionctl.jmx.audit.Caller;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands in the audit, and so in the log, after each operation. */
class OperationAuditTest {

    private final Logger logger = Logger.getLogger(AuditTrail.LOGGER);
    private final Lines lines = new Lines();

    /** Keeps what is logged. */
    private static final class Lines extends Handler {
        final List<String> kept = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord logged) {
            kept.add(logged.getLevel() + " " + logged.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        logger.addHandler(lines);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(lines);
    }

    private static List<String> texts(RemoteBean bean) {
        return bean.records.stream()
                .map(record -> record.outcome() + " " + record.session())
                .toList();
    }

    @Test
    void runIsRecordedBeforeItTouchesAnybodyThenForEachSessionThenAtItsEnd() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT + "fault in=logoff session=4 error=5")) {
            bean.call("logoffDisconnected", "0s");

            assertThat(texts(bean))
                    .containsExactly("BEGUN ", "FAILED 4 of CORP\\dana fox", "LOGGED_OFF 7 of CORP\\emil", "DONE ");
            assertThat(bean.records.get(0).explanation())
                    .isEqualTo("to log off: session 4 of CORP\\dana fox, 7 of CORP\\emil");
            assertThat(bean.records.get(3).explanation()).isEqualTo("1 LOGGED_OFF, 1 FAILED, 4 SKIPPED");
            assertThat(bean.records).allSatisfy(record -> {
                assertThat(record.operation()).isEqualTo("logoffDisconnected");
                assertThat(record.parameters()).containsEntry("disconnectedFor", "0s");
                assertThat(record.caller().way()).startsWith("local attach from 127.0.0.1");
            });
        }
    }

    @Test
    void everyRecordIsALineOfTheLogAndFailuresAreWarnings() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT + "fault in=logoff session=4 error=5")) {
            bean.call("logoffDisconnected", "0s");

            assertThat(lines.kept).hasSameSizeAs(bean.records);
            assertThat(lines.kept.get(1))
                    .startsWith("WARNING ")
                    .contains(
                            "logoffDisconnected(disconnectedFor=\"0s\") on simulated session 4 of CORP\\dana fox -> FAILED")
                    .contains("access denied");
            assertThat(lines.kept.get(2)).startsWith("INFO ");
        }
    }

    @Test
    void nameThatBreaksTheLineDoesNotForgeASecondOne() throws Exception {
        try (RemoteBean bean = RemoteBean.of("session id=0 name=Services\n"
                + "session id=5 user=\"eve\\u000aINFO\" state=Disconnected logonAgo=1h disconnectedFor=1h")) {
            bean.call("logoffDisconnected", "0s");

            assertThat(lines.kept)
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line).doesNotContain("\n"));
        }
    }

    @Test
    void whatARuleRefusedIsRecorded() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            bean.call("logoff", 4, "emil");
            bean.call("logoff", 99, "emil");
            bean.call("disconnect", 2, "emil");

            assertThat(texts(bean))
                    .containsExactly("SKIPPED 4 of CORP\\dana fox", "ALREADY_GONE 99", "SKIPPED 2 of CORP\\bernd");
        }
    }

    @Test
    void whatCouldNotBeMeantIsRecordedWithWhatWasTyped() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            assertThat(catchThrowable(() -> bean.call("logoff", 0, "String"))).isNotNull();

            AuditRecord refusal = bean.records.get(0);
            assertThat(refusal.outcome()).isEqualTo("REFUSED");
            assertThat(refusal.parameters()).containsEntry("sessionId", "0").containsEntry("user", "String");
            assertThat(bean.records).hasSize(1);
        }
    }

    @Test
    void whatAReadOnlyBeanRefusedIsRecorded() throws Exception {
        try (RemoteBean bean = RemoteBean.readOnly(WatchedHost.AGENT)) {
            assertThat(catchThrowable(() -> bean.call("sendMessage", 2, "a", "b")))
                    .isNotNull();

            assertThat(bean.records).extracting(AuditRecord::outcome).containsExactly("REFUSED");
        }
    }

    @Test
    void whatTheHostDidNotAllowIsRecorded() throws Exception {
        try (RemoteBean bean = RemoteBean.of("fault in=list error=1722")) {
            assertThat(catchThrowable(() -> bean.call("logoffDisconnected", "0s")))
                    .isNotNull();

            assertThat(bean.records).singleElement().satisfies(record -> {
                assertThat(record.outcome()).isEqualTo("FAILED");
                assertThat(record.explanation()).startsWith("Cannot list the sessions on simulated");
            });
        }
    }

    @Test
    void errorAfterTheFirstLogoffIsNoRefusalAndLosesNoReport() throws Exception {
        try (RemoteBean bean = RemoteBean.with(WatchedHost.AGENT, options -> options.timeout(Duration.ofSeconds(1)))) {
            bean.host.logoffErrors.put(new SessionId(7), new IllegalArgumentException("a defect"));

            CompositeData[] rows = (CompositeData[]) bean.call("logoffDisconnected", "0s");

            assertThat(rows).extracting(row -> row.get("outcome")).contains("LOGGED_OFF", "NOT_KNOWN");
            assertThat(texts(bean))
                    .containsExactlyInAnyOrder(
                            "BEGUN ", "LOGGED_OFF 4 of CORP\\dana fox", "NOT_KNOWN 7 of CORP\\emil", "DONE ");
            assertThat(bean.rows("LastReport")).hasSize(6);
            assertThat(bean.attribute("LogoffSucceededCount")).isEqualTo(1L);
            assertThat(bean.attribute("LogoffFailedCount")).isEqualTo(1L);
        }
    }

    @Test
    void errorBeforeTheFirstLogoffIsAFailureAndNoRefusal() throws Exception {
        try (RemoteBean bean = RemoteBean.with(
                WatchedHost.AGENT,
                options -> options.openedBy(address -> new ForwardingSessionHost(new WatchedHost(WatchedHost.AGENT)) {
                    @Override
                    public List<SessionInfo> list() {
                        throw new IllegalArgumentException("a defect");
                    }
                }))) {
            Throwable failure = catchThrowable(() -> bean.call("logoffDisconnected", "0s"));

            assertThat(failure.getCause())
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a defect")
                    .hasMessageEndingWith(" Nothing has been changed.")
                    .hasNoCause();
            assertThat(bean.records).extracting(AuditRecord::outcome).containsExactly("FAILED");
        }
    }

    @Test
    void resultsThatTheListenerHasNotHeardAreRecordedAtTheEnd() {
        List<AuditRecord> heard = new CopyOnWriteArrayList<>();
        AuditTrail trail = new AuditTrail();
        trail.listen(heard::add);
        AuditedOperation record =
                new AuditedOperation(trail, InstantSource.system(), Caller.AUTOMATIC, "local", "cleanup", Map.of());
        try (WatchedHost host = new WatchedHost(WatchedHost.AGENT)) {
            LogoffRunner runner = new LogoffRunner(Duration.ofSeconds(1));
            List<LogoffResult> results = runner.plan(
                            host, LogoffPolicy.disconnected().build())
                    .asDryRun()
                    .results();
            record.ended(results.get(3));

            record.ended(results);

            assertThat(heard)
                    .extracting(AuditRecord::session)
                    .containsExactly("4 of CORP\\dana fox", "7 of CORP\\emil");
        }
    }

    @Test
    void lookingIsRecordedToo() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            bean.call("planLogoffDisconnected", "0s");
            bean.call("listProcesses", 4);

            assertThat(bean.records)
                    .extracting(record -> record.operation() + ": " + record.explanation())
                    .containsExactly("planLogoffDisconnected: 2 would be logged off", "listProcesses: 0 processes");
        }
    }
}
