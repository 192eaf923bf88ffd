package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsSimulator
class ProcessTest {

    private static final String SCENARIO = """
            session id=0
            session id=4 user=dana domain=CORP
            session id=5 user=DANA domain=corp
            process session=0 id=4 name=System
            process session=4 id=4711 name=devenv.exe threads=7 handles=8 memory=5G cpu=100s
            process session=5 id=4712 name=b.exe
            """;

    @Test
    void processesOfOneSessionOrOfAll() {
        WtsSimulator.load(SCENARIO);

        assertThat(Calls.processes(Calls.ANY_SESSION))
                .extracting(Calls.ProcessRow::id)
                .containsExactly(4, 4711, 4712);
        assertThat(Calls.processes(4)).extracting(Calls.ProcessRow::name).containsExactly("devenv.exe");
        assertThat(Calls.processes(9)).isEmpty();
        assertThat(WtsSimulator.outstandingBlocks()).isZero();
        assertThat(WtsSimulator.wrongFrees()).isZero();
    }

    @Test
    void memoryWrapsAndCpuTimeIsInTwoParts() {
        WtsSimulator.load(SCENARIO);

        assertThat(Calls.processes(4)).singleElement().satisfies(row -> {
            assertThat(row.session()).isEqualTo(4);
            assertThat(row.threads()).isEqualTo(7);
            assertThat(row.handles()).isEqualTo(8);
            assertThat(row.workingSet()).isEqualTo(1 << 30);
            assertThat(row.userTime()).isEqualTo(750_000_000L);
            assertThat(row.kernelTime()).isEqualTo(250_000_000L);
        });
    }

    @Test
    void sidBelongsToTheAccountAndIsMissingWithoutOne() {
        WtsSimulator.load(SCENARIO + """
                session id=6
                process session=6 id=1 name=c.exe
                process session=4 id=2 name=d.exe user=none
                process session=4 id=3 name=e.exe user=eve
                process session=6 id=5 name=f.exe user=dana domain=CORP
                """);
        List<Calls.ProcessRow> rows = Calls.processes(Calls.ANY_SESSION);

        assertThat(rows.get(0).sid()).containsExactly(1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0);
        assertThat(rows.get(3).sid()).isNull();
        assertThat(rows.get(4).sid()).isNull();
        assertThat(rows.get(5).sid()).isNotEqualTo(rows.get(1).sid()).isNotNull();
        assertThat(rows.get(6).sid()).isEqualTo(rows.get(1).sid());
        byte[] sid = Objects.requireNonNull(rows.get(1).sid());
        assertThat(sid).startsWith(1, 5, 0, 0, 0, 0, 0, 5, 21, 0, 0, 0);
        assertThat(rows.get(2).sid()).isEqualTo(sid);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void bothLevelsAreFreedWithTheirOwnClass(int level) {
        WtsSimulator.load(SCENARIO);
        PointerByReference block = new PointerByReference();
        IntByReference count = new IntByReference();

        assertThat(Wtsapi32.WTSEnumerateProcessesExW(null, new IntByReference(level), Calls.ANY_SESSION, block, count))
                .isTrue();
        assertThat(block.getValue().getInt((level == 0 ? 24L : 64L) + 4)).isEqualTo(4711);
        assertThat(Wtsapi32.WTSFreeMemoryExW(1 - level, block.getValue(), count.getValue()))
                .isFalse();
        assertThat(Wtsapi32.WTSFreeMemoryExW(level, block.getValue(), count.getValue()))
                .isTrue();
        assertThat(WtsSimulator.wrongFrees()).isOne();
    }

    @Test
    void otherLevelsAreInvalid() {
        WtsSimulator.load(SCENARIO);

        assertThat(Calls.errorOf(Wtsapi32.WTSEnumerateProcessesExW(
                        null, new IntByReference(2), 4, new PointerByReference(), new IntByReference())))
                .isEqualTo(87);
    }
}
