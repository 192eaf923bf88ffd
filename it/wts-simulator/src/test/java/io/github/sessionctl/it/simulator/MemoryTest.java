package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NeedsSimulator
class MemoryTest {

    @BeforeEach
    void loadOneSession() {
        WtsSimulator.load("session id=4 user=dana");
    }

    @AfterEach
    void leaveUnguarded() {
        WtsSimulator.guardPages(false);
    }

    @Test
    void blocksAreOutstandingUntilTheyAreFreed() {
        Pointer query = queryBlock();
        Pointer rows = listBlock();
        assertThat(WtsSimulator.outstandingBlocks()).isEqualTo(2);

        Wtsapi32.WTSFreeMemory(query);
        Wtsapi32.WTSFreeMemoryExW(Calls.SESSION_CLASS, rows, 1);

        assertThat(WtsSimulator.outstandingBlocks()).isZero();
        assertThat(WtsSimulator.wrongFrees()).isZero();
    }

    @Test
    void wrongFunctionClassAndCountAreCountedAndFreeNothing() {
        Pointer query = queryBlock();
        Pointer rows = listBlock();

        Wtsapi32.WTSFreeMemory(rows);
        assertThat(Calls.errorOf(Wtsapi32.WTSFreeMemoryExW(Calls.SESSION_CLASS, query, 0)))
                .isEqualTo(87);
        assertThat(Wtsapi32.WTSFreeMemoryExW(Calls.PROCESS_CLASS, rows, 1)).isFalse();
        assertThat(Wtsapi32.WTSFreeMemoryExW(Calls.SESSION_CLASS, rows, 2)).isFalse();

        assertThat(WtsSimulator.wrongFrees()).isEqualTo(4);
        assertThat(WtsSimulator.outstandingBlocks()).isEqualTo(2);
    }

    @Test
    void pointersThatAreNoLiveBlockAreCounted() {
        Pointer query = queryBlock();
        Wtsapi32.WTSFreeMemory(query.share(2));
        Wtsapi32.WTSFreeMemory(query);
        Wtsapi32.WTSFreeMemory(query);
        try (Memory ours = new Memory(8)) {
            Wtsapi32.WTSFreeMemory(ours);
        }
        Wtsapi32.WTSFreeMemoryExW(Calls.SESSION_CLASS, null, 0);

        assertThat(WtsSimulator.wrongFrees()).isEqualTo(4);
        Wtsapi32.WTSFreeMemory(null);
        assertThat(WtsSimulator.wrongFrees()).isEqualTo(4);
    }

    @Test
    void blocksFromBeforeALoadAreForgottenAndMayStillBeFreed() {
        Pointer query = queryBlock();
        Pointer other = queryBlock();
        WtsSimulator.load("session id=4");

        assertThat(WtsSimulator.outstandingBlocks()).isZero();
        Wtsapi32.WTSFreeMemory(query);
        Wtsapi32.WTSFreeMemory(other);
        assertThat(WtsSimulator.outstandingBlocks()).isZero();
        assertThat(WtsSimulator.wrongFrees()).isZero();
    }

    @Test
    void guardedCallsAnswerTheSame() {
        WtsSimulator.guardPages(true);

        for (int i = 0; i < 5000; i++) {
            assertThat(Calls.query(4, 5).text()).isEqualTo("dana");
        }
        assertThat(Calls.list()).containsExactly(new Calls.SessionRow(4, 0, "", "dana", null));
        assertThat(WtsSimulator.outstandingBlocks()).isZero();
    }

    private static Pointer queryBlock() {
        PointerByReference block = new PointerByReference();
        assertThat(Wtsapi32.WTSQuerySessionInformationW(null, 4, 25, block, new IntByReference()))
                .isTrue();
        return block.getValue();
    }

    private static Pointer listBlock() {
        PointerByReference block = new PointerByReference();
        assertThat(Wtsapi32.WTSEnumerateSessionsExW(null, new IntByReference(1), 0, block, new IntByReference()))
                .isTrue();
        return block.getValue();
    }
}
