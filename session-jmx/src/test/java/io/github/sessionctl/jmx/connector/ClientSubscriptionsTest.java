package io.github.sessionctl.jmx.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.audit.AuditTrail;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.management.ListenerNotFoundException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The JDK's connector subscribes for its clients, and keeps that when they have gone. */
class ClientSubscriptionsTest {

    private final Logger auditLog = Logger.getLogger(AuditTrail.LOGGER);
    private final MBeanServer beans = MBeanServerFactory.newMBeanServer();
    private final List<Object> heard = new CopyOnWriteArrayList<>();
    private final NotificationListener listener = (notification, handback) -> heard.add(notification.getType());
    private final Host host = new Host();
    private SessionConnector connector;

    @BeforeEach
    void open() throws Exception {
        auditLog.setUseParentHandlers(false);
        beans.registerMBean(host, name("first"));
        connector = SessionConnector.start(ConnectorSettings.local(0), beans, new AuditTrail());
    }

    @AfterEach
    void close() {
        connector.close();
        auditLog.setUseParentHandlers(true);
    }

    private static ObjectName name(String host) throws Exception {
        return new ObjectName(SessionJmx.DOMAIN + ":type=SessionHost,name=" + host);
    }

    @SuppressWarnings("BanJNDI") // the URL is our own, and JConsole goes the same way
    private JMXConnector connect() throws Exception {
        return JMXConnectorFactory.connect(connector.url());
    }

    private void subscribe(JMXConnector client, String host) throws Exception {
        client.getMBeanServerConnection().addNotificationListener(name(host), listener, null, null);
    }

    @Test
    void hostHasNoListenerAnyMoreWhenTheLastClientHasGone() throws Exception {
        try (JMXConnector other = connect()) {
            try (JMXConnector client = connect()) {
                subscribe(client, "first");
                assertThat(host.listeners).hasValue(1);
            }
            await().until(() -> connections() == 1);
            assertThat(host.listeners).hasValue(1);
            assertThat(other.getConnectionId()).isNotEmpty();
        }
        await().until(() -> host.listeners.get() == 0);
    }

    private long connections() {
        return connector.clientCount();
    }

    @Test
    void nextClientHearsOnceWhatItSubscribesTo() throws Exception {
        try (JMXConnector client = connect()) {
            subscribe(client, "first");
        }
        await().until(() -> host.listeners.get() == 0);
        try (JMXConnector client = connect()) {
            subscribe(client, "first");
            assertThat(host.listeners).hasValue(1);
            host.sendNotification(new Notification("one", name("first"), 1));
            host.sendNotification(new Notification("two", name("first"), 2));
            await().until(() -> heard.contains("two"));
            assertThat(heard).containsExactly("one", "two");
        }
        await().until(() -> host.listeners.get() == 0);
    }

    @Test
    void hostsThatComeAndGoWhileNobodyIsConnectedAreFollowed() throws Exception {
        try (JMXConnector client = connect()) {
            subscribe(client, "first");
        }
        await().until(() -> host.listeners.get() == 0);
        beans.unregisterMBean(name("first"));
        Host second = new Host();
        beans.registerMBean(second, name("second"));
        assertThat(second.listeners).hasValue(0);
        try (JMXConnector client = connect()) {
            subscribe(client, "second");
            assertThat(second.listeners).hasValue(1);
            second.sendNotification(new Notification("second", name("second"), 1));
            await().until(() -> heard.contains("second"));
            assertThat(host.listeners).hasValue(0);
        }
    }

    @Test
    void listenerOfTheApplicationItselfStays() throws Exception {
        beans.addNotificationListener(name("first"), listener, null, null);
        try (JMXConnector client = connect()) {
            subscribe(client, "first");
            assertThat(host.listeners).hasValue(2);
        }
        await().until(() -> host.listeners.get() == 1);
        connector.close();
        host.sendNotification(new Notification("own", name("first"), 1));
        assertThat(heard).containsExactly("own");
    }

    /** An MBean that counts its listeners. */
    public interface HostMXBean {
        String getHostName();
    }

    private static final class Host extends NotificationBroadcasterSupport implements HostMXBean {

        final AtomicInteger listeners = new AtomicInteger();

        @Override
        public String getHostName() {
            return "host";
        }

        @Override
        public void addNotificationListener(NotificationListener added, NotificationFilter filter, Object handback) {
            super.addNotificationListener(added, filter, handback);
            listeners.incrementAndGet();
        }

        @Override
        public void removeNotificationListener(NotificationListener removed) throws ListenerNotFoundException {
            super.removeNotificationListener(removed);
            listeners.decrementAndGet();
        }

        @Override
        public void removeNotificationListener(NotificationListener removed, NotificationFilter filter, Object handback)
                throws ListenerNotFoundException {
            super.removeNotificationListener(removed, filter, handback);
            listeners.decrementAndGet();
        }
    }
}
