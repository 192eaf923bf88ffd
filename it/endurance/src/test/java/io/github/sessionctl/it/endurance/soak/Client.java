package io.github.sessionctl.it.endurance.soak;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerConnection;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Somebody with a JMX client who connects, reads, subscribes, operates and leaves, again and again. */
@SuppressWarnings("BanJNDI") // The address is that of the server which the test has started.
final class Client implements Runnable {

    private static final String[] ATTRIBUTES = {
        "SessionTable", "Sessions", "SessionCount", "CountByState", "LastReport", "LastError", "LastRefresh"
    };
    private static final List<String> TIMES = List.of("0s", "30m", "2h", "4h");

    /** A client that has left keeps its last question for notifications open for so many milliseconds, a minute unless said. */
    private static final Map<String, String> ENVIRONMENT = Map.of("jmx.remote.x.notification.fetch.timeout", "1000");

    private static final String TEXT = String.class.getName();
    private static final String NUMBER = int.class.getName();

    private final JMXServiceURL url;
    private final List<ObjectName> beans;
    private final List<SessionModel> models;
    private final Random random;
    private final CountDownLatch stop;
    private final Problems problems;
    private final Figures figures;

    /** One model for each MBean, in the same order. */
    Client(
            JMXServiceURL url,
            List<ObjectName> beans,
            List<SessionModel> models,
            Random random,
            CountDownLatch stop,
            Problems problems,
            Figures figures) {
        this.url = url;
        this.beans = beans;
        this.models = models;
        this.random = random;
        this.stop = stop;
        this.problems = problems;
        this.figures = figures;
    }

    @Override
    public void run() {
        try {
            while (stop.getCount() > 0) {
                visit();
            }
        } catch (Exception e) {
            problems.add("a JMX client met " + e);
        }
    }

    private void visit() throws Exception {
        try (JMXConnector connector = JMXConnectorFactory.connect(url, ENVIRONMENT)) {
            figures.add("connections");
            MBeanServerConnection connection = connector.getMBeanServerConnection();
            NotificationListener listener = (notification, handback) -> figures.add("notifications");
            ObjectName watched = beans.get(random.nextInt(beans.size()));
            boolean subscribes = random.nextBoolean();
            if (subscribes) {
                connection.addNotificationListener(watched, listener, null, null);
                figures.add("subscriptions");
            }
            int most = 3 + random.nextInt(12);
            // Nobody clicks faster than that; the latch ends it at once.
            for (int i = 0; i < most && !stop.await(50 + random.nextInt(150), TimeUnit.MILLISECONDS); i++) {
                act(connection, random.nextInt(beans.size()));
            }
            // Others just go, as people do who close a window.
            if (subscribes && random.nextBoolean()) {
                connection.removeNotificationListener(watched, listener);
            }
        }
    }

    private void act(MBeanServerConnection connection, int host) throws Exception {
        ObjectName bean = beans.get(host);
        if (random.nextInt(3) > 0) {
            connection.getAttributes(bean, ATTRIBUTES);
            figures.add("reads");
            return;
        }
        Instance somebody = models.get(host).anybody(random).orElse(null);
        if (somebody == null) {
            return;
        }
        int id = (int) somebody.id;
        String user = random.nextBoolean() ? somebody.user : somebody.domain + '\\' + somebody.user;
        figures.add("operations");
        switch (random.nextInt(9)) {
            case 0 -> invoke(connection, bean, "planLogoffDisconnected", new String[] {TEXT}, time());
            case 1 -> invoke(connection, bean, "logoffDisconnected", new String[] {TEXT}, time());
            case 2, 3 -> invoke(connection, bean, "logoff", new String[] {NUMBER, TEXT}, id, user);
            case 4 -> invoke(connection, bean, "logoff", new String[] {NUMBER, TEXT}, id, "mallory");
            case 5 -> invoke(connection, bean, "logoffUser", new String[] {TEXT}, user);
            case 6 -> invoke(connection, bean, "disconnect", new String[] {NUMBER, TEXT}, id, user);
            case 7 ->
                invoke(connection, bean, "sendMessage", new String[] {NUMBER, TEXT, TEXT}, id, "Soak", "Still here?");
            default ->
                invoke(connection, bean, "logoffIdle", new String[] {TEXT, TEXT, NUMBER}, "2h", "Save your work.", 1);
        }
    }

    private String time() {
        return TIMES.get(random.nextInt(TIMES.size()));
    }

    private void invoke(
            MBeanServerConnection connection, ObjectName bean, String operation, String[] types, Object... values)
            throws Exception {
        try {
            connection.invoke(bean, operation, values, types);
        } catch (RuntimeMBeanException e) {
            // A call that was made to fail, another run that takes long, or a name of two users: all are said with the
            // JDK's own exceptions.
            boolean isAmbiguous = e.getCause() instanceof IllegalArgumentException refusal
                    && refusal.getMessage().contains(" may be ");
            if (!isAmbiguous && !(e.getCause() instanceof IllegalStateException)) {
                throw e;
            }
            figures.add(isAmbiguous ? "ambiguousUsers" : "operationsThatFailed");
        }
    }
}
