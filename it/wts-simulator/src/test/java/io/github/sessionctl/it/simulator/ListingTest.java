package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@NeedsSimulator
class ListingTest {

    @Test
    void accountsThatAreMissingAreNullAndNamesThatAreMissingAreEmpty() {
        WtsSimulator.load("""
                session id=0 name=Services state=Disconnected
                session id=4 user=dana domain=CORP
                session id=65536 name="RDP-Tcp#3" state=Listen
                """);

        assertThat(Calls.list())
                .containsExactly(
                        new Calls.SessionRow(0, 4, "Services", null, null),
                        new Calls.SessionRow(4, 0, "", "dana", "CORP"),
                        new Calls.SessionRow(65536, 6, "RDP-Tcp#3", null, null));
    }

    @Test
    void longNamesAreNotCut() {
        String user = "u".repeat(60);
        String domain = "d".repeat(60);
        WtsSimulator.load("session id=1 user=" + user + " domain=" + domain);

        assertThat(Calls.list()).containsExactly(new Calls.SessionRow(1, 0, "", user, domain));
    }

    @Test
    void sessionsInsideVirtualMachinesNameThemAndHaveANumberOfTheirOwn() {
        WtsSimulator.load("""
                session id=0 name=Services state=Disconnected
                session id=2 vm=VDI-17 state=Disconnected user=dana domain=CORP
                session id=2 name=RDP-Tcp#1 user=admin domain=CORP
                session id=2 vm=VDI-18 execEnv=4294967295 user=emil
                change before=list call=2 session=2 vm=vdi-17 gone=yes
                change before=list call=2 session=3 vm=VDI-18 user=frida
                """);

        assertThat(Calls.places(null))
                .containsExactly(
                        new Calls.Place(0, null),
                        new Calls.Place(70001, "VDI-17"),
                        new Calls.Place(2, null),
                        new Calls.Place(-1, "VDI-18"));
        assertThat(Calls.list())
                .containsExactly(
                        new Calls.SessionRow(0, 4, "Services", null, null),
                        new Calls.SessionRow(2, 0, "RDP-Tcp#1", "admin", "CORP"),
                        new Calls.SessionRow(2, 0, "", "emil", null),
                        new Calls.SessionRow(3, 0, "", "frida", null));
        assertThat(Calls.places(null)).last().isEqualTo(new Calls.Place(70004, "VDI-18"));
    }

    @Test
    void callsByAnIdAreAboutTheHostsOwnSession() {
        WtsSimulator.load("""
                session id=2 vm=VDI-17 state=Disconnected user=dana
                session id=3 vm=VDI-17 user=eve
                session id=2 name=RDP-Tcp#1 user=admin
                process session=2 id=7 name=mmc.exe
                process session=3 id=8 name=x.exe
                """);

        assertThat(Calls.query(2, 5).text()).isEqualTo("admin");
        assertThat(Calls.query(3, 5).error()).isEqualTo(7022);
        assertThat(Calls.disconnect(3)).isEqualTo(7022);
        assertThat(Calls.message(3, 1, false)).isEqualTo(-7022);
        assertThat(Calls.logoff(3)).isEqualTo(7022);
        assertThat(Calls.processes(Calls.ANY_SESSION))
                .extracting(Calls.ProcessRow::name)
                .containsExactly("mmc.exe");
        assertThat(oldIds()).containsExactly(2);

        assertThat(Calls.logoff(2)).isZero();

        assertThat(Calls.list()).extracting(Calls.SessionRow::user).containsExactly("dana", "eve");
        assertThat(Calls.processes(Calls.ANY_SESSION)).isEmpty();
    }

    @Test
    void sessionThatMayNotBeSeenIsLeftOutAndCannotBeAskedFor() {
        WtsSimulator.load("""
                session id=4 user=dana
                session id=5 user=eve visible=no
                process session=5 id=8 name=x.exe
                process session=4 id=9 name=y.exe visible=no
                """);

        assertThat(Calls.list()).extracting(Calls.SessionRow::id).containsExactly(4);
        assertThat(oldIds()).containsExactly(4);
        assertThat(Calls.query(5, 25).error()).isEqualTo(7022);
        assertThat(Calls.query(5, 5).error()).isEqualTo(7022);
        assertThat(Calls.logoff(5)).isEqualTo(7022);
        assertThat(Calls.disconnect(5)).isEqualTo(7022);
        assertThat(Calls.message(5, 1, true)).isEqualTo(-7022);
        assertThat(Calls.processes(Calls.ANY_SESSION)).isEmpty();

        WtsSimulator.change("session=5 visible=yes");

        assertThat(Calls.list()).extracting(Calls.SessionRow::user).containsExactly("dana", "eve");
        assertThat(Calls.processes(5)).hasSize(1);
        assertThat(WtsSimulator.outstandingBlocks()).isZero();
    }

    @Test
    void listMayNameAnAccountOtherwiseThanTheSessionItself() {
        WtsSimulator.load("""
                session id=4 user=dana domain=CORP listedAs=corp.example.com\\Dana\\Fox
                session id=5 user=eve domain=CORP listedAs=eve
                session id=6 user=frida domain=CORP listedAs=
                """);

        assertThat(Calls.list())
                .containsExactly(
                        new Calls.SessionRow(4, 0, "", "Dana\\Fox", "corp.example.com"),
                        new Calls.SessionRow(5, 0, "", "eve", null),
                        new Calls.SessionRow(6, 0, "", "frida", "CORP"));
        assertThat(Calls.query(4, 5).text()).isEqualTo("dana");
        assertThat(Calls.query(4, 7).text()).isEqualTo("CORP");
        assertThat(Calls.query(4, 25).textAt(8 + 78)).isEqualTo("dana");
        assertThat(Calls.query(4, 25).textAt(8 + 120)).isEqualTo("CORP");
    }

    private static List<Integer> oldIds() {
        PointerByReference block = new PointerByReference();
        IntByReference count = new IntByReference();
        assertThat(Wtsapi32.WTSEnumerateSessionsW(null, 0, 1, block, count)).isTrue();
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < count.getValue(); i++) {
            ids.add(block.getValue().getInt(24L * i));
        }
        Wtsapi32.WTSFreeMemory(block.getValue());
        return ids;
    }

    @Test
    void oldEnumerationGivesRowsOfItsOwnThatAreFreedLikeQueries() {
        WtsSimulator.load("session id=0 name=Services state=Disconnected\nsession id=4 state=Active user=dana");
        PointerByReference block = new PointerByReference();
        IntByReference count = new IntByReference();

        assertThat(Wtsapi32.WTSEnumerateSessionsW(null, 0, 1, block, count)).isTrue();
        Pointer rows = block.getValue();
        assertThat(count.getValue()).isEqualTo(2);
        assertThat(Calls.wide(rows.getPointer(8))).isEqualTo("Services");
        assertThat(rows.getInt(16)).isEqualTo(4);
        assertThat(rows.getInt(24)).isEqualTo(4);
        assertThat(rows.getInt(24 + 16)).isZero();
        Wtsapi32.WTSFreeMemory(rows);
        assertThat(WtsSimulator.wrongFrees()).isZero();
        assertThat(WtsSimulator.outstandingBlocks()).isZero();
    }

    @Test
    void oldEnumerationKnowsVersionOneOnly() {
        WtsSimulator.load("session id=4");
        PointerByReference block = new PointerByReference();

        assertThat(Calls.errorOf(Wtsapi32.WTSEnumerateSessionsW(null, 0, 2, block, new IntByReference())))
                .isEqualTo(87);
        assertThat(block.getValue()).isNull();
    }

    @Test
    void stateThatNobodyKnowsPassesThrough() {
        WtsSimulator.load("session id=4000000000 state=77");

        assertThat(Calls.list()).containsExactly(new Calls.SessionRow((int) 4_000_000_000L, 77, "", null, null));
    }

    @Test
    void machineWithoutSessionsAnswersAnEmptyBlock() {
        WtsSimulator.load("");
        PointerByReference block = new PointerByReference();
        IntByReference count = new IntByReference(9);

        assertThat(Wtsapi32.WTSEnumerateSessionsExW(null, new IntByReference(1), 0, block, count))
                .isTrue();
        assertThat(count.getValue()).isZero();
        assertThat(block.getValue()).isNotNull();
        assertThat(Wtsapi32.WTSFreeMemoryExW(Calls.SESSION_CLASS, block.getValue(), 0))
                .isTrue();
        assertThat(WtsSimulator.outstandingBlocks()).isZero();
    }

    @Test
    void wrongArgumentsAreErrorsAndClearTheResults() {
        WtsSimulator.load("session id=1");
        PointerByReference block = new PointerByReference(new Pointer(1));
        IntByReference count = new IntByReference(9);
        IntByReference one = new IntByReference(1);

        assertThat(Calls.errorOf(Wtsapi32.WTSEnumerateSessionsExW(null, new IntByReference(0), 0, block, count)))
                .isEqualTo(87);
        assertThat(block.getValue()).isNull();
        assertThat(count.getValue()).isZero();
        assertThat(Calls.errorOf(Wtsapi32.WTSEnumerateSessionsExW(null, null, 0, block, count)))
                .isEqualTo(87);
        assertThat(Calls.errorOf(Wtsapi32.WTSEnumerateSessionsExW(null, one, 1, block, count)))
                .isEqualTo(87);
        assertThat(Calls.errorOf(Wtsapi32.WTSEnumerateSessionsExW(null, one, 0, null, count)))
                .isEqualTo(87);
        assertThat(Calls.errorOf(Wtsapi32.WTSEnumerateSessionsExW(null, one, 0, block, null)))
                .isEqualTo(87);
    }
}
