package io.github.sessionctl.jmx.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.management.ListenerNotFoundException;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerFactory;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;
import org.junit.jupiter.api.Test;

class HostPollTest {

    private static final long NEVER = TimeUnit.DAYS.toMillis(1);

    private final BlockingQueue<HostPoll.Round> rounds = new LinkedBlockingQueue<>();

    @Test
    void changeThatAnMBeanTellsOfBringsTheNextRoundForwardAndASecondLook() throws Exception {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        Telling telling = new Telling();
        server.registerMBean(telling, Lines.BEAN);
        try (HostPoll poll = new HostPoll(new HostBeans(server), NEVER, rounds::add)) {
            poll.start();
            assertThat(rounds.poll(20, TimeUnit.SECONDS)).isInstanceOf(HostPoll.Readings.class);
            telling.sendNotification(new Notification("session.loggedOff", Lines.BEAN, 1));
            assertThat(rounds.poll(20, TimeUnit.SECONDS)).isInstanceOf(HostPoll.Readings.class);
            assertThat(rounds.poll(20, TimeUnit.SECONDS)).isInstanceOf(HostPoll.Readings.class);
        }
    }

    @Test
    void pollThatIsClosedLeavesNoListenerBehind() throws Exception {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        Telling telling = new Telling();
        server.registerMBean(telling, Lines.BEAN);
        try (HostPoll poll = new HostPoll(new HostBeans(server), NEVER, rounds::add)) {
            poll.start();
            assertThat(rounds.poll(20, TimeUnit.SECONDS)).isNotNull();
            assertThat(telling.listeners).hasValue(1);
        }
        await().until(() -> telling.listeners.get() == 0);
    }

    private static class Telling extends NotificationBroadcasterSupport implements HangingMXBean {

        final AtomicInteger listeners = new AtomicInteger();

        @Override
        public String getHostName() {
            return "telling";
        }

        @Override
        public void addNotificationListener(NotificationListener listener, NotificationFilter filter, Object back) {
            super.addNotificationListener(listener, filter, back);
            listeners.incrementAndGet();
        }

        @Override
        public void removeNotificationListener(NotificationListener listener) throws ListenerNotFoundException {
            super.removeNotificationListener(listener);
            listeners.decrementAndGet();
        }
    }

    @Test
    void hostsThatHangHoldUpNoOtherWhileAThreadIsLeftAndNoMoreAreAskedThanThereAreThreads() throws Exception {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        List<Hanging> hosts = new ArrayList<>();
        for (int number = 0; number <= HostPoll.AT_A_TIME; number++) {
            hosts.add(new Hanging(1));
            server.registerMBean(hosts.get(number), Lines.bean("ts" + number));
        }
        Hanging last = hosts.get(HostPoll.AT_A_TIME);
        try (HostPoll poll = new HostPoll(new HostBeans(server), NEVER, rounds::add).start()) {
            for (Hanging host : hosts.subList(0, HostPoll.AT_A_TIME)) {
                assertThat(host.asked.await(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(last.asked.getCount()).isEqualTo(1);
            hosts.get(3).gate.countDown();
            assertThat(last.asked.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(rounds).isEmpty();
            hosts.forEach(host -> host.gate.countDown());
            HostPoll.Readings round = (HostPoll.Readings) rounds.poll(20, TimeUnit.SECONDS);
            assertThat(round.hosts())
                    .extracting(HostReading::bean)
                    .containsExactlyElementsOf(new HostBeans(server).names());
            poll.now();
        }
    }

    @Test
    void pollThatIsClosedEndsItsThreadsAlsoWhereAHostHangs() throws Exception {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        Asking first = new Asking();
        Asking second = new Asking();
        server.registerMBean(first, Lines.bean("ts1"));
        server.registerMBean(second, Lines.bean("ts2"));
        AtomicReference<Thread> pollThread = new AtomicReference<>();
        try (HostPoll poll = new HostPoll(new HostBeans(server), NEVER, round -> {
            pollThread.set(Thread.currentThread());
            rounds.add(round);
        })) {
            first.gate.countDown();
            second.gate.countDown();
            poll.start();
            assertThat(rounds.poll(20, TimeUnit.SECONDS)).isNotNull();
            first.close();
            poll.now();
            await().until(() -> first.isHanging);
        }
        await().until(() ->
                Stream.of(pollThread.get(), first.reader, second.reader).noneMatch(Thread::isAlive));
        assertThat(rounds).isEmpty();
    }

    @Test
    void subscriptionThatComesAboutAfterTheEndIsEndedToo() throws Exception {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger subscriptions = new AtomicInteger();
        Telling late = new Telling() {
            @Override
            public void addNotificationListener(NotificationListener listener, NotificationFilter filter, Object back) {
                asked.countDown();
                boolean isInterrupted = false;
                while (gate.getCount() > 0) {
                    try {
                        gate.await();
                    } catch (InterruptedException e) {
                        isInterrupted = true;
                    }
                }
                super.addNotificationListener(listener, filter, back);
                subscriptions.incrementAndGet();
                if (isInterrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        server.registerMBean(late, Lines.BEAN);
        HostPoll poll = new HostPoll(new HostBeans(server), NEVER, rounds::add).start();
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        poll.close();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("sessionctl-console-poll")));
        gate.countDown();
        await().until(() -> subscriptions.get() == 1 && late.listeners.get() == 0);
    }

    /** Remembers who has asked it. */
    private static final class Asking implements HangingMXBean {

        volatile CountDownLatch gate = new CountDownLatch(1);
        volatile Thread reader;
        volatile boolean isHanging;

        void close() {
            gate = new CountDownLatch(1);
        }

        @Override
        public String getHostName() {
            reader = Thread.currentThread();
            CountDownLatch closed = gate;
            isHanging = closed.getCount() > 0;
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "asking";
        }
    }

    @Test
    void connectionThatBreaksWhileHostsAreReadIsARoundThatHasFailed() throws Exception {
        try (Agent agent = new Agent(false)) {
            MBeanServerConnection breaking = (MBeanServerConnection) Proxy.newProxyInstance(
                    HostPollTest.class.getClassLoader(),
                    new Class<?>[] {MBeanServerConnection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("getAttributes")) {
                            throw new ConnectException("Connection refused");
                        }
                        return method.invoke(agent.server, arguments);
                    });
            try (HostPoll poll = new HostPoll(new HostBeans(breaking), NEVER, rounds::add).start()) {
                assertThat(rounds.poll(20, TimeUnit.SECONDS)).isEqualTo(new HostPoll.Failure("Connection refused"));
                poll.now();
                assertThat(rounds.poll(20, TimeUnit.SECONDS)).isEqualTo(new HostPoll.Failure("Connection refused"));
            }
        }
    }

    @Test
    void oneHostThatCannotBeReadHidesNoOther() throws Exception {
        try (Agent agent = new Agent(false)) {
            agent.server.registerMBean(new Hanging(0), Lines.bean("other"));
            try (HostPoll poll = new HostPoll(agent.beans, NEVER, rounds::add).start()) {
                HostPoll.Readings round = (HostPoll.Readings) rounds.poll(20, TimeUnit.SECONDS);
                assertThat(round.hosts())
                        .extracting(HostReading::host)
                        .containsExactly("other", agent.read().host());
                assertThat(round.hosts().get(0).trouble()).startsWith("This MBean shows no sessions");
                assertThat(round.hosts().get(1).lines()).hasSize(6);
                poll.now();
            }
        }
    }
}
