package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.ptr.IntByReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Through kernel32, as the binding asks: our small one on Linux, Wine's own under Wine. */
@NeedsSimulator
class OwnSessionTest {

    private static final int NOBODY = -1;

    interface Kernel32 extends Library {

        boolean ProcessIdToSessionId(int process, IntByReference session);

        int WTSGetActiveConsoleSessionId();
    }

    private Kernel32 kernel32;

    @BeforeEach
    void loadBothLibraries() {
        WtsSimulator.load("host own=3 console=1");
        kernel32 = Native.load("kernel32", Kernel32.class);
    }

    @Test
    void ownSessionIsTheScenarios() {
        assertThat(ownSession()).isEqualTo(3);

        WtsSimulator.load("host own=7");
        assertThat(ownSession()).isEqualTo(7);
    }

    @Test
    void consoleIsTheScenariosWhereKernel32IsOurs() {
        Assumptions.assumeFalse(Platform.isWindows(), "Wine's kernel32 answers the own session instead");

        assertThat(kernel32.WTSGetActiveConsoleSessionId()).isEqualTo(1);
        WtsSimulator.change("console=4");
        assertThat(kernel32.WTSGetActiveConsoleSessionId()).isEqualTo(4);
        WtsSimulator.change("console=none");
        assertThat(kernel32.WTSGetActiveConsoleSessionId()).isEqualTo(NOBODY);
        WtsSimulator.load("");
        assertThat(kernel32.WTSGetActiveConsoleSessionId()).isEqualTo(NOBODY);
    }

    @Test
    void nothingIsAnsweredWhereNothingIsLoaded() {
        Assumptions.assumeFalse(Platform.isWindows(), "Wine's kernel32 always answers");
        assertThatIllegalArgumentException().isThrownBy(() -> WtsSimulator.load("nonsense"));

        assertThat(Calls.errorOf(kernel32.ProcessIdToSessionId(1, new IntByReference())))
                .isEqualTo(1702);
        assertThat(kernel32.WTSGetActiveConsoleSessionId()).isEqualTo(NOBODY);
    }

    private int ownSession() {
        IntByReference session = new IntByReference();
        int process = Math.toIntExact(ProcessHandle.current().pid());
        assertThat(kernel32.ProcessIdToSessionId(process, session)).isTrue();
        return session.getValue();
    }
}
