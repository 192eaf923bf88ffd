package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.sun.jna.Pointer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsSimulator
@Timeout(30)
class EventTest {

    private static final int CREATE = 1;
    private static final int DELETE = 2;
    private static final int RENAME = 4;
    private static final int CONNECT = 8;
    private static final int DISCONNECT = 0x10;
    private static final int LOGON = 0x20;
    private static final int LOGOFF = 0x40;
    private static final int STATECHANGE = 0x80;
    private static final int ALL = 0x7FFFFFFF;
    private static final int FLUSH = 0x80000000;

    private final ExecutorService waiters = Executors.newCachedThreadPool();

    @AfterEach
    void endAllWaits() throws InterruptedException {
        WtsSimulator.load("");
        waiters.shutdown();
        assertThat(waiters.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    /** A wait that is under way. */
    private CompletableFuture<Integer> begin(@Nullable Pointer server, int mask) {
        int before = WtsSimulator.eventWaits();
        CompletableFuture<Integer> flags =
                CompletableFuture.supplyAsync(() -> Calls.waitForEvent(server, mask), waiters);
        await().until(() -> WtsSimulator.eventWaits() == before + 1);
        return flags;
    }

    private static int result(CompletableFuture<Integer> wait) throws Exception {
        return wait.get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({
        "session=9 user=eve, 161", // CREATE, LOGON, STATECHANGE
        "session=9 state=Connected, 129", // CREATE, STATECHANGE
        "session=4 gone=yes, 194", // DELETE, LOGOFF, STATECHANGE
        "session=5 gone=yes, 130", // DELETE, STATECHANGE
        "session=4 state=Disconnected, 144", // DISCONNECT, STATECHANGE
        "session=6 state=Active, 136", // CONNECT, STATECHANGE
        "session=6 state=Active name=RDP-Tcp#9, 140", // also RENAME
        "session=4 name=RDP-Tcp#9, 4", // RENAME
        "session=4 user=eve, 224", // LOGON, LOGOFF, STATECHANGE
        "session=4 client=PC, 128", // STATECHANGE
        "session=4 vm=VDI-1 user=eve, 161", // CREATE, LOGON, STATECHANGE
        "console=4, 128", // STATECHANGE
    })
    void changeIsReportedByWhatItChanges(String change, int flags) throws Exception {
        WtsSimulator.load("session id=4 user=dana\nsession id=5 state=Listen\nsession id=6 user=x state=Disconnected");
        CompletableFuture<Integer> wait = begin(null, ALL);

        WtsSimulator.change(change);

        assertThat(result(wait)).isEqualTo(flags);
    }

    @Test
    void lockingHidingAndAProcessAreNoEvents() throws Exception {
        WtsSimulator.load("session id=4 user=dana locked=no");
        CompletableFuture<Integer> wait = begin(null, ALL);

        WtsSimulator.change("session=4 locked=yes");
        WtsSimulator.change("session=4 visible=no parent=5");
        WtsSimulator.change("session=4 process=a.exe");
        WtsSimulator.change("console=none");
        WtsSimulator.change("session=4 name=new");

        assertThat(result(wait)).isEqualTo(RENAME);
    }

    @Test
    void eventsOutsideTheMaskDoNotEndAWaitAndAreNotReported() throws Exception {
        WtsSimulator.load("session id=4 user=dana");
        CompletableFuture<Integer> wait = begin(null, LOGOFF);

        WtsSimulator.change("session=4 state=Disconnected");
        assertThat(wait).isNotDone();
        WtsSimulator.change("session=4 gone=yes");

        assertThat(result(wait)).isEqualTo(LOGOFF);
    }

    @Test
    void waitWakesWhenALogoffEndsAlthoughNobodyLooks() throws Exception {
        WtsSimulator.load("session id=4 user=dana logoffTakes=150ms");
        CompletableFuture<Integer> wait = begin(null, ALL);

        Calls.logoff(4);

        assertThat(result(wait)).isEqualTo(DELETE | LOGOFF | STATECHANGE);
        assertThat(Calls.list()).isEmpty();
    }

    @Test
    void logoffWithASuccessorIsALogonToo() throws Exception {
        WtsSimulator.load("session id=4 user=dana successor=eve");
        CompletableFuture<Integer> wait = begin(null, ALL);

        Calls.logoff(4);

        assertThat(result(wait)).isEqualTo(DELETE | LOGOFF | STATECHANGE | CREATE | LOGON);
    }

    @Test
    void disconnectEndsEveryWait() throws Exception {
        WtsSimulator.load("session id=4 user=dana");
        CompletableFuture<Integer> one = begin(null, DISCONNECT | CONNECT);
        CompletableFuture<Integer> other = begin(null, STATECHANGE);

        Calls.disconnect(4);

        assertThat(result(one)).isEqualTo(DISCONNECT);
        assertThat(result(other)).isEqualTo(STATECHANGE);
        assertThat(WtsSimulator.eventWaits()).isZero();
    }

    @Test
    void whatHappensBetweenTwoWaitsIsLost() throws Exception {
        WtsSimulator.load("session id=4 user=dana logoffTakes=0s\nsession id=5");
        Calls.logoff(4);
        CompletableFuture<Integer> wait = begin(null, ALL);

        WtsSimulator.change("session=5 name=x");

        assertThat(result(wait)).isEqualTo(RENAME);
    }

    @Test
    void flushEndsTheWaitsOfItsHandleWithoutEvents() throws Exception {
        WtsSimulator.load("session id=4 user=dana");
        Pointer server = Calls.open("AGENT-08");
        CompletableFuture<Integer> local = begin(null, ALL);
        CompletableFuture<Integer> another = begin(null, LOGON);
        CompletableFuture<Integer> remote = begin(server, ALL);

        assertThat(Calls.waitForEvent(null, FLUSH)).isZero();

        assertThat(result(local)).isZero();
        assertThat(result(another)).isZero();
        assertThat(remote).isNotDone();
        assertThat(Calls.waitForEvent(server, FLUSH)).isZero();
        assertThat(result(remote)).isZero();
        Wtsapi32.WTSCloseServer(server);
    }

    @Test
    void nextScenarioEndsAWaitWithAnError() throws Exception {
        WtsSimulator.load("session id=4");
        CompletableFuture<Integer> wait = begin(null, ALL);

        WtsSimulator.load("session id=4");

        assertThat(result(wait)).isEqualTo(-1726);
        assertThat(WtsSimulator.eventWaits()).isZero();
    }

    @Test
    void waitCanFailAndAFlushIsNotCounted() {
        WtsSimulator.load("session id=4\nfault in=event error=50 times=1");

        assertThat(Calls.waitForEvent(null, FLUSH)).isZero();
        assertThat(Calls.waitForEvent(null, ALL)).isEqualTo(-50);
        assertThat(Calls.errorOf(Wtsapi32.WTSWaitSystemEvent(null, ALL, null))).isEqualTo(87);
        assertThat(WtsSimulator.journal().get(1).arguments())
                .containsEntry("mask", "2147483647")
                .containsEntry("flags", "0")
                .containsEntry("error", "50");
    }

    @Test
    void changeThatIsWrongSaysSoAndChangesNothing() {
        WtsSimulator.load("session id=4 user=dana");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WtsSimulator.change("session=4 user=eve before=list"))
                .withMessage("'change' has no key 'before'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WtsSimulator.change("session=4 server=X gone=yes"))
                .withMessage("there is no server X");
        assertThat(Calls.list()).extracting(Calls.SessionRow::user).containsExactly("dana");
        assertThatIllegalArgumentException().isThrownBy(() -> WtsSimulator.load("nonsense"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WtsSimulator.change("session=4 gone=yes"))
                .withMessage("no scenario is loaded");
    }
}
