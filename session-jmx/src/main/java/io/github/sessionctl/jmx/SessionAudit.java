package io.github.sessionctl.jmx;

import io.github.sessionctl.jmx.audit.AuditRecord;
import io.github.sessionctl.jmx.audit.AuditTrail;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanServer;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ObjectName;

/**
 * An MBean that gives each audit record as a notification of the type {@value #TYPE}, with open user data. Who may subscribe sees what everybody
 * does, so it belongs only where viewers cannot reach it. Safe for use by several threads.
 */
public final class SessionAudit implements SessionAuditMXBean, AutoCloseable {

    /** The type of the notifications. */
    public static final String TYPE = "session.audit";

    /** The MBean's name. */
    public static final ObjectName NAME = SessionJmx.name(":type=SessionAudit");

    private final MBeanServer server;
    private final NotificationBroadcasterSupport broadcaster;
    private final Runnable endListening;
    private final AtomicLong sequence = new AtomicLong();

    private SessionAudit(MBeanServer server, AuditTrail trail) {
        this.server = server;
        broadcaster = new NotificationBroadcasterSupport(new MBeanNotificationInfo(
                new String[] {TYPE},
                Notification.class.getName(),
                "Somebody has asked for something, or a session has come out of it. The user data says who, what and with which"
                        + " outcome."));
        endListening = trail.listen(this::send);
    }

    /**
     * Registers the MBean, which tells each record of the trail until it is closed.
     *
     * @throws IllegalStateException when its name is taken
     */
    public static SessionAudit register(MBeanServer server, AuditTrail trail) {
        SessionAudit audit = new SessionAudit(server, trail);
        try {
            server.registerMBean(new DescribedMBean(audit, SessionAuditMXBean.class, audit.broadcaster), NAME);
        } catch (JMException e) {
            audit.endListening.run();
            throw new IllegalStateException(NAME + " cannot be registered", e);
        }
        return audit;
    }

    @Override
    public long getRecordCount() {
        return sequence.get();
    }

    private void send(AuditRecord record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", record.time().truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("caller", String.join("+", record.caller().principals()));
        fields.put("way", record.caller().way());
        fields.put("host", record.host());
        fields.put("operation", record.operation());
        fields.put("parameters", new TreeMap<>(record.parameters()).toString());
        fields.put("session", record.session());
        fields.put("outcome", record.outcome());
        fields.put("explanation", record.explanation());
        Notification bare = new Notification(
                TYPE, NAME, sequence.incrementAndGet(), record.time().toEpochMilli(), record.toLine());
        broadcaster.sendNotification(OpenRow.attach(bare, "AuditRecord", "Who has asked for what.", fields));
    }

    /** Takes the MBean away. Closing twice does nothing. */
    @Override
    public void close() {
        endListening.run();
        try {
            server.unregisterMBean(NAME);
        } catch (InstanceNotFoundException e) {
            // It has been taken away before: that is what was wanted.
        } catch (JMException e) {
            throw new IllegalStateException(NAME + " cannot be taken away", e);
        }
    }
}
