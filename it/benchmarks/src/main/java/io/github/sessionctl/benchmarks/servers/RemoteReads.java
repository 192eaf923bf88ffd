package io.github.sessionctl.benchmarks.servers;

import io.github.sessionctl.benchmarks.measure.Benchmark;
import io.github.sessionctl.benchmarks.measure.Figure;
import io.github.sessionctl.benchmarks.measure.Row;
import io.github.sessionctl.benchmarks.measure.Turns;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.jmx.SessionHostMXBean;
import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.SessionJmxRegistration;
import io.github.sessionctl.jmx.SessionRow;
import java.util.List;
import java.util.Map;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;

/** Reading 200 sessions over RMI, against an MXBean that returns the same rows and does nothing for them. */
public final class RemoteReads implements Benchmark {

    private static final int SESSIONS = 200;
    private static final int SAMPLES = 30;
    private static final int READS_A_SAMPLE = 50;
    private static final int WARM_UP = 2000;
    private static final double MOST_TIMES = 1.2;

    @Override
    @SuppressWarnings("BanJNDI") // The server is in this process.
    public List<Row> measure() throws Exception {
        MBeanServer beans = MBeanServerFactory.newMBeanServer();
        SessionJmxOptions options = SessionJmxOptions.forHosts("simulated")
                .onServer(beans)
                .openedBy(address -> new SimulatedHost(Scenario.parse(scenario())));
        try (SessionJmxRegistration registration = SessionJmx.register(options)) {
            ObjectName ours = registration.objectNames().get(0);
            List<SessionRow> rows =
                    JMX.newMXBeanProxy(beans, ours, SessionHostMXBean.class).getSessions();
            ObjectName same = new ObjectName("benchmark:type=Rows");
            beans.registerMBean((RowsMXBean) () -> rows, same);
            JMXConnectorServer server = JMXConnectorServerFactory.newJMXConnectorServer(
                    new JMXServiceURL("service:jmx:rmi://127.0.0.1"), Map.of(), beans);
            server.start();
            try (JMXConnector client = JMXConnectorFactory.connect(server.getAddress())) {
                return List.of(measure(client.getMBeanServerConnection(), ours, same));
            } finally {
                server.stop();
            }
        }
    }

    private static Row measure(MBeanServerConnection connection, ObjectName ours, ObjectName same) throws Exception {
        for (int read = 0; read < WARM_UP; read++) {
            read(connection, ours);
            read(connection, same);
        }
        List<Figure> figures =
                Turns.take(SAMPLES, "ms", List.of(() -> readMany(connection, ours), () -> readMany(connection, same)));
        return Row.atMostTimes(
                MOST_TIMES,
                "read of " + SESSIONS + " sessions over RMI, on average of " + READS_A_SAMPLE,
                new Row.Way("the attribute Sessions", figures.get(0)),
                new Row.Way("an MXBean with the same rows", figures.get(1)));
    }

    private static double readMany(MBeanServerConnection connection, ObjectName bean) throws Exception {
        long begin = System.nanoTime();
        for (int read = 0; read < READS_A_SAMPLE; read++) {
            read(connection, bean);
        }
        return (System.nanoTime() - begin) / 1e6 / READS_A_SAMPLE;
    }

    private static void read(MBeanServerConnection connection, ObjectName bean) throws Exception {
        CompositeData[] rows = (CompositeData[]) connection.getAttribute(bean, "Sessions");
        if (rows.length != SESSIONS) {
            throw new IllegalStateException(rows.length + " rows came, and not " + SESSIONS);
        }
    }

    private static String scenario() {
        StringBuilder scenario = new StringBuilder();
        for (int id = 1; id <= SESSIONS; id++) {
            scenario.append("session id=")
                    .append(id)
                    .append(" state=Disconnected domain=CORP user=user-")
                    .append(id)
                    .append(" logonAgo=26h disconnectedFor=2h\n");
        }
        return scenario.toString();
    }
}
