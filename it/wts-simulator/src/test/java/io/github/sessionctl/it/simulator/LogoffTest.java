package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@NeedsSimulator
@Timeout(30)
class LogoffTest {

    @Test
    void sessionIsGoneAtOnceWhereALogoffTakesNoTime() {
        WtsSimulator.load("session id=4 user=dana\nprocess session=4 id=1 name=a.exe\nsession id=5");

        assertThat(Calls.logoff(4)).isZero();

        assertThat(Calls.list()).extracting(Calls.SessionRow::id).containsExactly(5);
        assertThat(Calls.processes(Calls.ANY_SESSION)).isEmpty();
        assertThat(Calls.logoff(4)).isEqualTo(7022);
    }

    @Test
    void logoffIsPendingUntilItsTimeIsOver() {
        WtsSimulator.load("session id=4 user=dana logoffTakes=300ms");

        assertThat(Calls.logoff(4)).isZero();
        assertThat(Calls.logoff(4)).isEqualTo(7007);
        assertThat(Calls.list()).hasSize(1);

        await().until(() -> Calls.list().isEmpty());
        assertThat(Calls.logoff(4)).isEqualTo(7022);
    }

    @Test
    void successorTakesTheIdInTheSameMoment() {
        WtsSimulator.load("""
                session id=4 name="RDP-Tcp#1" user=dana domain=CORP state=Disconnected logonAgo=9h successor=eve logoffTakes=50ms
                process session=4 id=1 name=a.exe
                """);
        long before = Calls.query(4, 25).buffer().getLong(8 + 160);

        Calls.logoff(4);

        await().until(() -> Calls.query(4, 5).text().equals("eve"));
        assertThat(Calls.list()).containsExactly(new Calls.SessionRow(4, 0, "", "eve", "CORP"));
        assertThat(Calls.query(4, 25).buffer().getLong(8 + 160)).isGreaterThan(before);
        assertThat(Calls.processes(4)).isEmpty();
        assertThat(Calls.logoff(4)).isZero();
        assertThat(Calls.list()).isEmpty();
    }

    @Test
    void servicesAndListenersCannotBeLoggedOff() {
        WtsSimulator.load("session id=0 name=Services\nsession id=65536 state=Listen");

        assertThat(Calls.logoff(0)).isEqualTo(5);
        assertThat(Calls.logoff(65536)).isEqualTo(5);
    }

    @Test
    void waitingLogoffBlocksUntilTheSessionIsGone() {
        WtsSimulator.load("session id=4 logoffTakes=200ms");

        long start = System.nanoTime();
        assertThat(Wtsapi32.WTSLogoffSession(null, 4, true)).isTrue();

        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThanOrEqualTo(190);
        assertThat(Calls.list()).isEmpty();
    }

    @Test
    void waitingLogoffEndsWithTheSessionAlthoughItsIdIsTakenAgain() {
        WtsSimulator.load("session id=4 user=dana logoffTakes=50ms successor=eve");

        assertThat(Wtsapi32.WTSLogoffSession(null, 4, true)).isTrue();
        assertThat(Calls.query(4, 5).text()).isEqualTo("eve");
    }

    @Test
    void logoffThatNeverEndsHoldsNobodyElseUpAndIsReleasedByTheNextScenario() throws Exception {
        WtsSimulator.load("session id=4 logoffTakes=never");
        CompletableFuture<Integer> waiting =
                CompletableFuture.supplyAsync(() -> Calls.errorOf(Wtsapi32.WTSLogoffSession(null, 4, true)));

        await().until(() -> Calls.logoff(4) == 7007);
        assertThat(Calls.list()).hasSize(1);
        assertThat(waiting).isNotDone();

        WtsSimulator.load("session id=4");
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(1726);
        assertThat(WtsSimulator.journal()).isEmpty();
    }
}
