package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.sessionctl.jmx.audit.AuditRecord;
import io.github.sessionctl.jmx.audit.AuditTrail;
import io.github.sessionctl.jmx.audit.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.Notification;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;

class SessionAuditTest {

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final AuditTrail trail = new AuditTrail();
    private final List<Notification> heard = new ArrayList<>();

    private static AuditRecord record() {
        return new AuditRecord(
                Instant.EPOCH,
                new Caller(List.of("anna"), "10.1.2.3"),
                "local",
                "logoff",
                Map.of("sessionId", "4", "user", "dana"),
                "4 of CORP\\dana",
                "LOGGED_OFF",
                "");
    }

    @Test
    void everyRecordIsANotificationWithOpenData() throws Exception {
        try (SessionAudit audit = SessionAudit.register(server, trail)) {
            server.addNotificationListener(
                    SessionAudit.NAME, (notification, handback) -> heard.add(notification), null, null);
            trail.add(record());

            assertThat(heard).singleElement().satisfies(notification -> {
                assertThat(notification.getType()).isEqualTo("session.audit");
                CompositeData data = (CompositeData) notification.getUserData();
                assertThat(data.get("caller")).isEqualTo("anna");
                assertThat(data.get("way")).isEqualTo("10.1.2.3");
                assertThat(data.get("parameters")).isEqualTo("{sessionId=4, user=dana}");
                assertThat(data.get("outcome")).isEqualTo("LOGGED_OFF");
            });
            assertThat(audit.getRecordCount()).isEqualTo(1);
        }
    }

    @Test
    void closingTakesTheMBeanAway() {
        SessionAudit audit = SessionAudit.register(server, trail);
        audit.close();
        audit.close();
        trail.add(record());

        assertThat(server.isRegistered(SessionAudit.NAME)).isFalse();
        assertThat(audit.getRecordCount()).isZero();
    }

    @Test
    void takenNameIsRefused() {
        try (SessionAudit audit = SessionAudit.register(server, trail)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> SessionAudit.register(server, trail))
                    .withMessageContaining("cannot be registered");
            assertThat(audit.getRecordCount()).isZero();
        }
    }
}
