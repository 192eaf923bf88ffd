package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that are wrong in ways which a seed decides. */
@NeedsSimulator
class RandomAnswerTest {

    private static final int ROW_BYTES = 56;
    private static final int STATE_AT = 4;
    private static final int ANSWERS = 2_000;
    private static final int ACTIVE = 0;
    private static final int DISCONNECTED = 4;
    private static final int MOST_ROWS = 1_000_000;

    private final PointerByReference block = new PointerByReference();
    private final IntByReference count = new IntByReference();

    @BeforeEach
    void guardPages() {
        WtsSimulator.guardPages(true);
    }

    @AfterEach
    void noGuardPages() {
        WtsSimulator.guardPages(false);
    }

    private static void load(String operation, long seed) {
        WtsSimulator.load("session id=4 name=a user=b domain=c\nsession id=5 name=RDP-Tcp#1 user=bernd state=Active\n"
                + "fault in=" + operation + " malformed=random seed=" + seed);
    }

    /** The rows' bytes, without what is different in every process: where texts are. */
    private List<Integer> rows() {
        assertThat(Wtsapi32.WTSEnumerateSessionsExW(null, new IntByReference(1), 0, block, count))
                .isTrue();
        List<Integer> numbers = new ArrayList<>();
        numbers.add(count.getValue());
        Pointer rows = block.getValue();
        if (rows != null) {
            for (int row = 0; row < Math.min(count.getValue(), 2); row++) {
                numbers.add(rows.getInt((long) row * ROW_BYTES));
                numbers.add(rows.getInt((long) row * ROW_BYTES + STATE_AT));
            }
            assertThat(Wtsapi32.WTSFreeMemoryExW(Calls.SESSION_CLASS, rows, count.getValue()))
                    .isTrue();
        }
        return numbers;
    }

    private List<List<Integer>> answers(long seed) {
        load("list", seed);
        List<List<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < ANSWERS; i++) {
            answers.add(rows());
        }
        return answers;
    }

    @Test
    void sameSeedGivesTheSameAnswersAndAnotherOneOthers() {
        List<List<Integer>> answers = answers(1);

        assertThat(answers(1)).isEqualTo(answers);
        assertThat(answers(2)).isNotEqualTo(answers);
        assertThat(Set.copyOf(answers)).hasSizeGreaterThan(100);
    }

    @Test
    void countIsNeverJustALittleTooLarge() {
        Set<Integer> counts = new HashSet<>();
        answers(3).forEach(numbers -> counts.add(numbers.get(0)));

        assertThat(counts).contains(0, 1, 2).noneMatch(number -> number > 2 && number <= MOST_ROWS);
        assertThat(counts).anyMatch(number -> number > MOST_ROWS).anyMatch(number -> number < 0);
    }

    @Test
    void whoIsActiveIsNeverSaidToBeDisconnected() {
        List<List<Integer>> answers = answers(4);

        assertThat(answers)
                .allMatch(numbers ->
                        numbers.size() < 5 || (numbers.get(2) != DISCONNECTED && numbers.get(4) != DISCONNECTED))
                .anyMatch(numbers -> numbers.size() == 5 && numbers.get(2) != ACTIVE);
    }

    @Test
    void structIsChangedOrShorterAndNeverSaysDisconnectedEither() {
        load("read", 5);
        Set<Integer> sizes = new HashSet<>();
        for (int i = 0; i < ANSWERS; i++) {
            assertThat(Wtsapi32.WTSQuerySessionInformationW(null, 5, 25, block, count))
                    .isTrue();
            sizes.add(Integer.signum(Integer.compareUnsigned(count.getValue(), 232)));
            Pointer info = block.getValue();
            if (info != null && Integer.compareUnsigned(count.getValue(), 232) >= 0) {
                assertThat(info.getInt(12)).isNotEqualTo(DISCONNECTED);
            }
            if (info != null) {
                Wtsapi32.WTSFreeMemory(info);
            }
        }

        assertThat(sizes).containsExactlyInAnyOrder(-1, 0, 1);
        assertThat(WtsSimulator.outstandingBlocks()).isZero();
        assertThat(WtsSimulator.wrongFrees()).isZero();
    }
}
