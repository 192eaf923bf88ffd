package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
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
