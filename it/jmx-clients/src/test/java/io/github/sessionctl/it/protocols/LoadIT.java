package io.github.sessionctl.it.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many clients at once, on a host whose calls are slow. */
@Timeout(420)
@SuppressWarnings("BanJNDI") // The address is that of the server which the test has started.
class LoadIT {

    private static final int READERS = 50;
    private static final int OPERATORS = 10;
    private static final int GOAL_MILLIS = 50;

    /**
     * RMI keeps a thread for a minute after its connection has ended, and a client keeps its connection for 15 seconds after its last call. The build
     * shortens the latter for this JVM, which is the client.
     */
    private static final String SHORT_IDLE = "-Dsun.rmi.transport.tcp.threadKeepAliveTime=1000";

    /** Those of the JVM's own compilers, and of the client that looks. */
    private static final int SPARE_THREADS = 10;

    @TempDir
    private Path folder;

    private final CyclicBarrier start = new CyclicBarrier(READERS + OPERATORS);
    private final Queue<Long> readNanos = new ConcurrentLinkedQueue<>();
    private final Set<Object> refreshes = ConcurrentHashMap.newKeySet();
    private final AtomicInteger operations = new AtomicInteger();

    @Test
    void clientsAtOnceAreAllAnsweredAndLeaveNothingBehind() throws Exception {
        long seconds = Long.parseLong(ChildJvm.property("test.loadSeconds"));
        Path scenario = Files.writeString(folder.resolve("slow.scenario"), """
                host name=SLOW
                session id=0 name=Services state=Disconnected
                session id=4 state=Disconnected user=dana domain=CORP logonAgo=26h disconnectedFor=2h
                session id=5 name=RDP-Tcp#5 state=Active user=emil domain=CORP logonAgo=3h idleFor=4m
                process session=4 id=4711 name=devenv.exe memory=812M
                fault in=list delay=200ms
                fault in=read delay=200ms
                """);
        String hosts = "simulated:" + scenario;
        try (ChildJvm server = ChildJvm.server(folder, hosts, SHORT_IDLE)) {
            ObjectName bean = onlyBean(server.url());
            int threadsBefore = ChildJvm.threads(folder, server).size();
            long handlesBefore = server.handles();

            long took = load(server.url(), bean, seconds);

            report(seconds);
            // One reading a second, and those at both ends and from before the start.
            assertThat(refreshes).hasSizeBetween((int) (seconds / 5), (int) TimeUnit.NANOSECONDS.toSeconds(took) + 3);
            assertThat(operations).hasPositiveValue();
            Awaitility.await("threads go with their clients")
                    .atMost(120, TimeUnit.SECONDS)
                    .pollInterval(1, TimeUnit.SECONDS)
                    .until(() -> ChildJvm.threads(folder, server).size() <= threadsBefore + SPARE_THREADS);
            Awaitility.await("files and sockets go with their clients")
                    .atMost(120, TimeUnit.SECONDS)
                    .until(server::handles, handles -> handles <= handlesBefore);
            assertThat(onlyBean(server.url())).isEqualTo(bean);
            assertThat(server.err()).doesNotContain("LOGGED_OFF");
        }
    }

    /** Runs everybody. Returns how long it took, in nanoseconds; what a client met is thrown. */
    private long load(String url, ObjectName bean, long seconds) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(READERS + OPERATORS);
        try {
            long length = TimeUnit.SECONDS.toNanos(seconds);
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                all.add(() -> client(url, length, connection -> read(connection, bean)));
            }
            for (int i = 0; i < OPERATORS; i++) {
                int first = i;
                AtomicInteger turn = new AtomicInteger(first);
                all.add(() -> client(url, length, connection -> operate(connection, bean, turn.getAndIncrement())));
            }
            long begin = System.nanoTime();
            for (Future<Void> client : clients.invokeAll(all)) {
                client.get();
            }
            return System.nanoTime() - begin;
        } finally {
            clients.shutdownNow();
            assertThat(clients.awaitTermination(60, TimeUnit.SECONDS))
                    .as("no client is left")
                    .isTrue();
        }
    }

    private Void client(String url, long nanos, Call call) throws Exception {
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(url))) {
            MBeanServerConnection connection = connector.getMBeanServerConnection();
            start.await(120, TimeUnit.SECONDS);
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < nanos) {
                call.on(connection);
            }
            return null;
        }
    }

    private void read(MBeanServerConnection connection, ObjectName bean) throws Exception {
        long begin = System.nanoTime();
        Object table = connection.getAttribute(bean, "SessionTable");
        readNanos.add(System.nanoTime() - begin);
        assertThat((String[]) table).isNotEmpty();
        refreshes.add(connection.getAttribute(bean, "LastRefresh"));
    }

    private void operate(MBeanServerConnection connection, ObjectName bean, int turn) throws Exception {
        switch (turn % 3) {
            case 0 -> invoke(connection, bean, "planLogoffDisconnected", String.class, "30m");
            case 1 -> invoke(connection, bean, "listProcesses", int.class, 4);
            default -> {
                Object answer = connection.invoke(bean, "logoff", new Object[] {4, "mallory"}, new String[] {
                    int.class.getName(), String.class.getName()
                });
                assertThat((String) answer).doesNotStartWith("LOGGED_OFF");
            }
        }
        operations.incrementAndGet();
    }

    private static void invoke(
            MBeanServerConnection connection, ObjectName bean, String operation, Class<?> type, Object value)
            throws Exception {
        assertThat(connection.invoke(bean, operation, new Object[] {value}, new String[] {type.getName()}))
                .isNotNull();
    }

    private static ObjectName onlyBean(String url) throws Exception {
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(url))) {
            return connector
                    .getMBeanServerConnection()
                    .queryNames(new ObjectName("io.github.sessionctl:type=SessionHost,*"), null)
                    .iterator()
                    .next();
        }
    }

    private void report(long seconds) throws Exception {
        long[] sorted = readNanos.stream().mapToLong(Long::longValue).sorted().toArray();
        String line = String.format(
                Locale.ROOT,
                "%d s, %d clients reading, %d operating: %d reads, 50th percentile %.1f ms, 99th %.1f ms (goal %d ms), "
                        + "longest %.1f ms; %d operations; %d readings of the host",
                seconds,
                READERS,
                OPERATORS,
                sorted.length,
                millis(sorted, 0.5),
                millis(sorted, 0.99),
                GOAL_MILLIS,
                Arrays.stream(sorted).max().orElseThrow() / 1e6,
                operations.get(),
                refreshes.size());
        Files.writeString(Path.of(ChildJvm.property("test.loadFile")), line + System.lineSeparator());
        System.out.println("Load: " + line);
    }

    private static double millis(long[] sorted, double share) {
        return sorted[(int) Math.ceil(sorted.length * share) - 1] / 1e6;
    }

    /** What a client does again and again. */
    private interface Call {
        void on(MBeanServerConnection connection) throws Exception;
    }
}
