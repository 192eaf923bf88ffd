package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Machines with a name of their own, as {@code server} statements make them. */
@NeedsSimulator
@Timeout(30)
class ServersTest {

    @BeforeEach
    void loadServers() {
        WtsSimulator.load("""
                host name=AGENT-07
                server name=RDSH-1 domain=CORP
                server name=RDSH-2 domain=corp delay=100ms
                server name=DOWN domain=LAB error=1722
                server name=STUCK domain=LAB hangs=yes
                session id=4 user=dana
                process session=4 id=1 name=a.exe
                fault in=logoff server=RDSH-2 error=5
                change before=list call=2 server=RDSH-1 session=9 user=eve
                """);
    }

    @Test
    void eachServerHasItsOwnCopyOfTheSessions() {
        Pointer one = Calls.open("rdsh-1");
        Pointer other = Calls.open("RDSH-2");

        assertThat(Calls.errorOf(Wtsapi32.WTSLogoffSession(one, 4, false))).isZero();

        assertThat(Calls.listOn(one)).isEmpty();
        assertThat(Calls.listOn(other)).hasSize(1).isEqualTo(Calls.list());
        assertThat(Calls.processes(4)).hasSize(1);
        Wtsapi32.WTSCloseServer(one);
        Wtsapi32.WTSCloseServer(other);
    }

    @Test
    void rowsOfTheHostsOwnSessionsNameNoMachine() {
        Pointer server = Calls.open("RDSH-1");

        assertThat(Calls.places(server)).containsExactly(new Calls.Place(4, null));
        assertThat(Calls.places(null)).containsExactly(new Calls.Place(4, null));
        Wtsapi32.WTSCloseServer(server);
    }

    @Test
    void namesThatNobodyHasFailAtTheFirstUseButThisMachinesOwnNameWorks() {
        Pointer unknown = Calls.open("ELSEWHERE");
        Pointer own = Calls.open("agent-07");

        assertThat(Calls.listError(unknown)).isEqualTo(1722);
        assertThat(Calls.listOn(own)).isEqualTo(Calls.list());
        Wtsapi32.WTSCloseServer(unknown);
        Wtsapi32.WTSCloseServer(own);
    }

    @Test
    void serverFailsEveryUseOfItsHandleOrTakesItsTime() {
        Pointer down = Calls.open("DOWN");
        Pointer slow = Calls.open("RDSH-2");

        assertThat(Calls.listError(down)).isEqualTo(1722);
        assertThat(Calls.errorOf(Wtsapi32.WTSDisconnectSession(down, 4, false))).isEqualTo(1722);
        long start = System.nanoTime();
        assertThat(Calls.listError(slow)).isZero();
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThanOrEqualTo(90);
        Wtsapi32.WTSCloseServer(down);
        Wtsapi32.WTSCloseServer(slow);
    }

    @Test
    void serverThatHangsHoldsNobodyElseUpAndIsReleasedByTheNextScenario() throws Exception {
        Pointer stuck = Calls.open("STUCK");
        CompletableFuture<Integer> hanging = CompletableFuture.supplyAsync(() -> Calls.listError(stuck));
        await().until(() -> WtsSimulator.waitingCalls() == 1);

        assertThat(Calls.list()).hasSize(1);
        Wtsapi32.WTSCloseServer(stuck);
        assertThat(hanging).isNotDone();
        WtsSimulator.load("");

        assertThat(hanging.get(10, TimeUnit.SECONDS)).isEqualTo(1726);
        assertThat(WtsSimulator.waitingCalls()).isZero();
    }

    @Test
    void eachServerHasAConsoleOfItsOwn() {
        WtsSimulator.load("""
                host console=4
                server name=RDSH-1
                session id=4 user=dana
                session id=5 user=eve
                change before=list server=RDSH-1 console=5
                """);
        Pointer server = Calls.open("RDSH-1");
        Calls.listOn(server);

        assertThat(protocol(server, 4)).isEqualTo(2);
        assertThat(protocol(server, 5)).isZero();
        assertThat(protocol(null, 4)).isZero();
        assertThat(protocol(null, 5)).isEqualTo(2);
        Wtsapi32.WTSCloseServer(server);
    }

    private static int protocol(@Nullable Pointer server, int session) {
        return Calls.queryOn(server, session, 16).buffer().getShort(0);
    }

    @Test
    void faultsAndChangesCanBeAboutOneServer() {
        Pointer one = Calls.open("RDSH-1");
        Pointer other = Calls.open("RDSH-2");

        assertThat(Calls.errorOf(Wtsapi32.WTSLogoffSession(other, 4, false))).isEqualTo(5);
        assertThat(Calls.logoff(4)).isZero();
        assertThat(Calls.listOn(one)).hasSize(1);
        assertThat(Calls.listOn(other)).hasSize(1);
        assertThat(Calls.listOn(one)).extracting(Calls.SessionRow::user).containsExactly("dana", "eve");
        Wtsapi32.WTSCloseServer(one);
        Wtsapi32.WTSCloseServer(other);
    }

    @Test
    void eventsOfAServerAreItsOwn() throws Exception {
        Pointer server = Calls.open("RDSH-1");
        CompletableFuture<Integer> wait = CompletableFuture.supplyAsync(() -> Calls.waitForEvent(server, 0x7FFFFFFF));
        await().until(() -> WtsSimulator.eventWaits() == 1);

        WtsSimulator.change("session=4 gone=yes");
        WtsSimulator.change("server=RDSH-1 session=4 name=new");

        assertThat(wait.get(10, TimeUnit.SECONDS)).isEqualTo(4);
        Wtsapi32.WTSCloseServer(server);
    }

    @Test
    void serversOfADomainOrOfAllAreListedInOneBlock() {
        assertThat(servers("Corp")).containsExactly("RDSH-1", "RDSH-2");
        assertThat(servers(null)).containsExactly("RDSH-1", "RDSH-2", "DOWN", "STUCK");
        assertThat(WtsSimulator.outstandingBlocks()).isZero();
        assertThat(WtsSimulator.wrongFrees()).isZero();
    }

    @Test
    void domainThatNobodyKnowsIsAnError() {
        assertThat(serversError("NOWHERE", 0, 1)).isEqualTo(1355);
        assertThat(serversError("CORP", 1, 1)).isEqualTo(87);
        assertThat(serversError("CORP", 0, 2)).isEqualTo(87);
        WtsSimulator.load("fault in=servers error=5 times=1");
        assertThat(serversError("CORP", 0, 1)).isEqualTo(5);
        assertThat(servers(null)).isEmpty();
    }

    private static int serversError(String domain, int reserved, int version) {
        return Calls.errorOf(Wtsapi32.WTSEnumerateServersW(
                Calls.utf16(domain), reserved, version, new PointerByReference(), new IntByReference()));
    }

    private static List<@Nullable String> servers(@Nullable String domain) {
        PointerByReference block = new PointerByReference();
        IntByReference count = new IntByReference();
        byte @Nullable [] name = domain == null ? null : Calls.utf16(domain);
        assertThat(Wtsapi32.WTSEnumerateServersW(name, 0, 1, block, count)).isTrue();
        List<@Nullable String> names = new ArrayList<>();
        for (int i = 0; i < count.getValue(); i++) {
            names.add(Calls.wide(block.getValue().getPointer(8L * i)));
        }
        Wtsapi32.WTSFreeMemory(block.getValue());
        return names;
    }
}
