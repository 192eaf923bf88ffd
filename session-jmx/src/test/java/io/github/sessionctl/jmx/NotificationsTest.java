package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.host.HostAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.Notification;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a remote client hears that has none of our classes. */
@Timeout(60)
class NotificationsTest {

    private final List<Notification> heard = new CopyOnWriteArrayList<>();
    private final NotificationListener listener = (notification, handback) -> heard.add(notification);

    private static RemoteBean bean(String scenario) throws Exception {
        return RemoteBean.with(scenario, options -> options.pollInterval(Duration.ofMillis(100)));
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sessionctl-notify") || name.startsWith("sessionctl-monitor"))
                .toList();
    }

    private static void awaitWatching() {
        await().until(() -> threads().stream().anyMatch(name -> name.startsWith("sessionctl-monitor")));
    }

    private static CompositeData data(Notification notification) {
        return (CompositeData) notification.getUserData();
    }

    @Test
    void changeIsANotificationWithOpenData() throws Exception {
        try (RemoteBean bean = bean(WatchedHost.AGENT)) {
            bean.subscribe(listener);
            awaitWatching();

            bean.call("disconnect", 2, "bernd");

            await().until(() -> !heard.isEmpty());
            Notification first = heard.get(0);
            assertThat(first.getType()).isEqualTo("session.disconnected");
            assertThat(first.getSequenceNumber()).isEqualTo(1);
            assertThat(first.getSource()).isEqualTo(SessionJmx.objectName(HostAddress.parse("simulated")));
            assertThat(first.getMessage()).isEqualTo("session.disconnected 2 of CORP\\bernd on simulated");
            assertThat(data(first).get("sessionId")).isEqualTo(2L);
            assertThat(data(first).get("user")).isEqualTo("bernd");
            assertThat(data(first).get("stateBefore")).isEqualTo("Active");
            assertThat(data(first).get("stateAfter")).isEqualTo("Disconnected");
        }
    }

    @Test
    void endOfASessionSaysWhoHasAskedForIt() throws Exception {
        try (RemoteBean bean = bean(WatchedHost.AGENT)) {
            bean.subscribe(listener);
            awaitWatching();

            bean.call("logoff", 4, "dana fox");
            await().until(() -> heard.size() == 1);
            bean.host.end(7);
            await().until(() -> heard.size() == 2);

            assertThat(heard)
                    .extracting(notification ->
                            notification.getType() + " " + data(notification).get("user") + " by "
                                    + data(notification).get("by"))
                    .containsExactly("session.loggedOff dana fox by sessionctl", "session.loggedOff emil by others");
            assertThat(heard).extracting(Notification::getSequenceNumber).containsExactly(1L, 2L);
        }
    }

    @Test
    void nobodyIsWatchedWhileNobodyListens() throws Exception {
        try (RemoteBean bean = bean(WatchedHost.AGENT)) {
            bean.attribute("SessionTable");
            assertThat(threads()).isEmpty();

            bean.subscribeInProcess(listener);
            bean.subscribeInProcess(listener);
            awaitWatching();
            bean.unsubscribeInProcess(listener);

            await().untilAsserted(() -> assertThat(threads()).isEmpty());
        }
    }

    @Test
    void hostThatCannotBeAskedHoldsNobodyUpAndIsTriedAgain() throws Exception {
        try (Logged log = new Logged("io.github.sessionctl.jmx");
                RemoteBean bean = bean(WatchedHost.AGENT + "fault in=list error=1722 times=2")) {
            bean.subscribe(listener);
            awaitWatching();

            bean.host.end(7);

            await().until(() -> heard.size() == 1);
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING Nobody is told of changes yet. Cannot list the sessions on simulated");
        }
    }

    @Test
    void closingEndsTheThreadsOfThoseWhoStillListen() throws Exception {
        try (RemoteBean bean = bean(WatchedHost.AGENT)) {
            bean.subscribeInProcess(listener);
            awaitWatching();
        }

        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }
}
