package io.github.sessionctl.it.endurance.soak;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.jmx.CleanupSchedule;
import io.github.sessionctl.jmx.SessionAudit;
import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.SessionJmxRegistration;
import io.github.sessionctl.jmx.audit.AuditTrail;
import io.github.sessionctl.jmx.connector.ConnectorSettings;
import io.github.sessionctl.jmx.connector.SessionConnector;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.UserProtection;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Machines whose sessions come and go, with our MBeans, clean-up and connector on them, and clients that come and go too. */
final class Soak implements AutoCloseable {

    private static final int CLIENTS = 6;
    private static final long STIR_MILLIS = 40;
    private static final long COMPARE_SECONDS = 5;

    /** How long clients may take to come to their end: a grace period, a run before, a logoff that never ends. */
    private static final long LONGEST_END_SECONDS = 60;

    private final Random random;
    private final Problems problems;
    private final Map<String, SessionModel> models = new LinkedHashMap<>();
    private final Map<String, Figures> figures = new LinkedHashMap<>();
    private final Figures clients = new Figures();
    // Fair, or those who compare would wait for a moment without calls that never comes.
    private final ReentrantReadWriteLock calls = new ReentrantReadWriteLock(true);
    private final SessionJmxRegistration registration;
    private final SessionAudit audit;
    private final SessionConnector connector;

    Soak(Map<String, Machine> machines, long seed, Problems problems) throws Exception {
        random = new Random(seed);
        this.problems = problems;
        AuditTrail trail = new AuditTrail();
        machines.forEach((host, machine) -> {
            Figures ofHost = new Figures();
            SessionModel model = new SessionModel(machine, new Random(random.nextLong()), problems, ofHost);
            figures.put(host, ofHost);
            models.put(host, model);
            trail.listen(new AuditBook(host, model, problems, ofHost));
        });
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        registration = SessionJmx.register(SessionJmxOptions.forHosts(String.join(",", machines.keySet()))
                .onServer(beans)
                .auditedBy(trail)
                .timeout(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(500))
                .cleanup(CleanupSchedule.of(
                        Duration.ofSeconds(1),
                        LogoffPolicy.disconnected()
                                .disconnectedFor(Operation.CLEANUP_AFTER)
                                .excludeUsers(List.of(UserProtection.parse(Operation.CLEANUP_NEVER)))
                                .keepIfRunning(List.of(Machine.KEPT_PROCESS))
                                .build()))
                .openedBy(address -> watched(address, machines)));
        audit = SessionAudit.register(beans, trail);
        connector = SessionConnector.start(ConnectorSettings.local(0), beans, trail);
    }

    private WatchedHost watched(HostAddress address, Map<String, Machine> machines) {
        String host = address.toString();
        return new WatchedHost(
                machines.get(host).open(), models.get(host), calls, figures.get(host), new Random(random.nextLong()));
    }

    /** Lets everything go on for so long; afterwards no client is there any more. */
    void run(Duration time) throws Exception {
        CountDownLatch stop = new CountDownLatch(1);
        List<ObjectName> beans = registration.objectNames();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Client client = new Client(
                    connector.url(),
                    beans,
                    List.copyOf(models.values()),
                    new Random(random.nextLong()),
                    stop,
                    problems,
                    clients);
            threads.add(new Thread(client, "soak-client-" + i));
        }
        models.values().forEach(model -> threads.add(new Thread(() -> stir(model, stop), "soak-stir")));
        threads.forEach(Thread::start);
        long end = System.nanoTime() + time.toNanos();
        long left = time.toNanos();
        while (left > 0 && problems.number() == 0) {
            stop.await(Math.min(left, TimeUnit.SECONDS.toNanos(COMPARE_SECONDS)), TimeUnit.NANOSECONDS);
            compare();
            left = end - System.nanoTime();
        }
        stop.countDown();
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(LONGEST_END_SECONDS));
            problems.check(!thread.isAlive(), thread.getName() + " has not come to its end");
        }
        compare();
    }

    private void stir(SessionModel model, CountDownLatch stop) {
        try {
            while (!stop.await(STIR_MILLIS, TimeUnit.MILLISECONDS)) {
                model.stir();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            problems.add("nothing can happen any more on a machine: " + e);
        }
    }

    private void compare() {
        calls.writeLock().lock();
        try {
            models.values().forEach(SessionModel::compare);
        } finally {
            calls.writeLock().unlock();
        }
    }

    /** An attribute of a host's MBean. */
    long number(String host, String attribute) throws Exception {
        Object value = ManagementFactory.getPlatformMBeanServer()
                .getAttribute(SessionJmx.objectName(HostAddress.parse(host)), attribute);
        return ((Number) value).longValue();
    }

    Map<String, Figures> figures() {
        return figures;
    }

    Figures clients() {
        return clients;
    }

    /** Clients first, as a server does. */
    @Override
    public void close() {
        connector.close();
        registration.close();
        audit.close();
    }
}
