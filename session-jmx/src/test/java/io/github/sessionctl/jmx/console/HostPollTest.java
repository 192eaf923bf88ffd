package io.github.sessionctl.jmx.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.ListenerNotFoundException;
import javax.management.MBeanServer;
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

    private static final class Telling extends NotificationBroadcasterSupport implements HangingMXBean {

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
