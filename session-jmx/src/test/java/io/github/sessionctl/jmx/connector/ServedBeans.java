package io.github.sessionctl.jmx.connector;

import io.github.sessionctl.jmx.SessionAudit;
import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.SessionJmxRegistration;
import io.github.sessionctl.jmx.audit.AuditTrail;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;

/** A simulated host and the audit behind a connector of ours, and what it takes down. */
final class ServedBeans implements AutoCloseable {

    private static final List<Logger> QUIET =
            List.of(Logger.getLogger(AuditTrail.LOGGER), Logger.getLogger("io.github.sessionctl.jmx"));

    final List<String> audited = new CopyOnWriteArrayList<>();
    final SessionConnector connector;
    final ObjectName bean;
    final ObjectName auditBean = SessionAudit.NAME;

    private final SessionJmxRegistration registration;
    private final SessionAudit audit;
    private final boolean wasLoud = QUIET.get(0).getUseParentHandlers();

    ServedBeans(SettingsBuilder settings) throws Exception {
        QUIET.forEach(logger -> logger.setUseParentHandlers(false));
        MBeanServer beans = MBeanServerFactory.newMBeanServer();
        AuditTrail trail = new AuditTrail();
        trail.listen(record -> audited.add(record.toLine()));
        registration = SessionJmx.register(
                SessionJmxOptions.forHosts("simulated").onServer(beans).auditedBy(trail));
        bean = registration.objectNames().get(0);
        audit = SessionAudit.register(beans, trail);
        connector = SessionConnector.start(settings.port(0).build(), beans, trail);
    }

    @SuppressWarnings("BanJNDI") // the URL is our own, and JConsole goes the same way
    JMXConnector connect() throws Exception {
        return JMXConnectorFactory.connect(connector.url());
    }

    @SuppressWarnings("BanJNDI") // see above
    JMXConnector connect(Object credentials) throws Exception {
        return JMXConnectorFactory.connect(connector.url(), Map.of(JMXConnector.CREDENTIALS, credentials));
    }

    JMXConnector connect(String user, String password) throws Exception {
        return connect(new String[] {user, password});
    }

    @Override
    public void close() {
        connector.close();
        registration.close();
        audit.close();
        QUIET.forEach(logger -> logger.setUseParentHandlers(wasLoud));
    }
}
