package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@NeedsSimulator
@Timeout(30)
class FaultTest {

    @Test
    void eachOperationFailsOnItsOwn() {
        WtsSimulator.load("""
                session id=4
                fault in=list error=1
                fault in=read error=2
                fault in=client error=3
                fault in=processes error=4
                fault in=logoff error=5
                fault in=disconnect error=6
                fault in=message error=8
                """);

        assertThat(Calls.listError(null)).isEqualTo(1);
        assertThat(Calls.query(4, 24).error()).isEqualTo(2);
        assertThat(Calls.query(4, 25).error()).isEqualTo(2);
        assertThat(Calls.query(4, 10).error()).isEqualTo(3);
        assertThat(Calls.query(4, 14).error()).isEqualTo(3);
        assertThat(Calls.query(4, 16).error()).isEqualTo(3);
        assertThat(Calls.query(4, 23).error()).isEqualTo(3);
        assertThat(Calls.query(4, 5).error()).isZero();
        PointerByReference block = new PointerByReference();
        assertThat(Calls.errorOf(Wtsapi32.WTSEnumerateProcessesExW(
                        null, new IntByReference(1), Calls.ANY_SESSION, block, new IntByReference())))
                .isEqualTo(4);
        assertThat(Calls.logoff(4)).isEqualTo(5);
        assertThat(Calls.disconnect(4)).isEqualTo(6);
        assertThat(Calls.message(4, 1, true)).isEqualTo(-8);
    }

    @Test
    void firstFaultThatMatchesIsUsedUntilItIsUsedUp() {
        WtsSimulator.load("""
                session id=4
                session id=5
                fault in=read session=4 error=5 times=2
                fault in=read error=7 times=1
                """);

        assertThat(Calls.query(4, 25).error()).isEqualTo(5);
        assertThat(Calls.query(5, 25).error()).isEqualTo(7);
        assertThat(Calls.query(5, 25).error()).isZero();
        assertThat(Calls.query(4, 25).error()).isEqualTo(5);
        assertThat(Calls.query(4, 25).error()).isZero();
    }

    @Test
    void unreachableServerShowsAtTheFirstUseOfItsHandle() {
        WtsSimulator.load("session id=4\nfault in=open error=1722 times=1");

        Pointer server = Calls.open("AGENT-08");
        assertThat(Calls.listError(null)).isZero();
        assertThat(Calls.listError(server)).isEqualTo(1722);
        assertThat(Calls.listError(server)).isZero();
        Wtsapi32.WTSCloseServer(server);
    }

    @Test
    void callThatTakesLongHoldsNobodyElseUp() throws Exception {
        WtsSimulator.load("session id=4\nfault in=list delay=1d times=1");
        CompletableFuture<Integer> slow = CompletableFuture.supplyAsync(() -> Calls.listError(null));

        await().until(() -> Calls.listError(null) == 0);
        assertThat(slow).isNotDone();

        WtsSimulator.load("");
        assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo(1726);
    }

    @Test
    void delayIsWaitedForBeforeTheCallFails() {
        WtsSimulator.load("session id=4\nfault in=logoff delay=100ms error=5");

        long start = System.nanoTime();
        assertThat(Calls.logoff(4)).isEqualTo(5);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThanOrEqualTo(90);
    }

    @Test
    void lastErrorIsLeftBehindByACallThatSucceeds() {
        WtsSimulator.load("session id=4 logoffTakes=never\nfault in=logoff lastError=5 times=1");

        assertThat(Wtsapi32.WTSLogoffSession(null, 4, false)).isTrue();
        assertThat(Native.getLastError()).isEqualTo(5);
        assertThat(WtsSimulator.journal()).singleElement().satisfies(entry -> {
            assertThat(entry.succeeded()).isTrue();
            assertThat(entry.error()).isZero();
        });
    }
}
