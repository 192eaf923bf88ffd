package io.github.sessionctl.jmx.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.rmi.MarshalledObject;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.Attribute;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.Notification;
import javax.management.NotificationFilter;
import javax.management.ObjectName;
import javax.management.QueryExp;
import javax.management.remote.JMXConnector;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Client and server share this class, so that nothing but the filter keeps an object from being read. */
class HostileObjectsTest {

    private static final AtomicInteger READ = new AtomicInteger();
    private static final String[] INT_AND_OBJECT = {"int", "java.lang.String"};

    private ServedBeans served;
    private JMXConnector client;
    private MBeanServerConnection connection;

    /** Does what it likes as soon as it is read. */
    private static final class Hostile implements Serializable, NotificationFilter, QueryExp {

        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            READ.incrementAndGet();
            in.defaultReadObject();
        }

        @Override
        public boolean isNotificationEnabled(Notification notification) {
            return true;
        }

        @Override
        public boolean apply(ObjectName name) {
            return true;
        }

        @Override
        @Deprecated
        public void setMBeanServer(MBeanServer server) {}
    }

    @BeforeEach
    void open() throws Exception {
        served = new ServedBeans(new SettingsBuilder());
        client = served.connect();
        connection = client.getMBeanServerConnection();
        READ.set(0);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        served.close();
    }

    @Test
    void payloadWouldRunWhereNothingKeepsItFromBeingRead() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Hostile());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isInstanceOf(Hostile.class);
        }

        assertThat(READ).hasValue(1);
    }

    @Test
    void argumentIsRefused() {
        assertRefused(() -> connection.invoke(served.bean, "logoff", new Object[] {4, new Hostile()}, INT_AND_OBJECT));
    }

    @Test
    void argumentInsideAnotherObjectIsRefused() {
        assertRefused(() -> connection.invoke(
                served.bean, "logoff", new Object[] {4, new Object[] {new Hostile()}}, INT_AND_OBJECT));
        assertRefused(() -> connection.invoke(
                served.bean, "logoff", new Object[] {4, new MarshalledObject<>(new Hostile())}, INT_AND_OBJECT));
        assertRefused(() -> connection.setAttribute(served.bean, new Attribute("ReadOnly", new Hostile())));
    }

    @Test
    void notificationFilterAndQueryAreRefused() {
        assertRefused(() -> connection.addNotificationListener(
                new ObjectName("JMImplementation:type=MBeanServerDelegate"), (n, h) -> {}, new Hostile(), null));
        assertRefused(() -> connection.queryNames(null, new Hostile()));
    }

    @Test
    void credentialsAreRefused() {
        assertRefused(() -> served.connect(new Hostile()).close());
        assertRefused(() -> served.connect(new Object[] {"anna", new Hostile()}).close());
        assertRefused(
                () -> served.connect(new MarshalledObject<>(new Hostile())).close());
    }

    @Test
    void connectionsThatWereThereBeforeGoOn() throws Exception {
        assertRefused(() -> connection.queryNames(null, new Hostile()));

        assertThat(connection.getAttribute(served.bean, "SessionCount")).isEqualTo(7);
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThat(catchThrowable(call)).isNotNull();
        assertThat(READ).hasValue(0);
    }
}
