package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.it.simulator.WtsSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the other tests of this package rest on: the JVM that the build asked for, and in it the simulated wtsapi32. */
@ExtendWith(SimulatedWindows.class)
class LoadedLibraryTest {

    @Test
    void jvmIsTheOneThatTheBuildAskedFor() {
        assertThat(SessionHosts.isWindows()).isEqualTo(Boolean.getBoolean("test.expectsWindows"));
    }

    @Test
    void bindingCallsTheSimulatedLibraryAndNotTheOneOfWineOrWindows() {
        Function mark = NativeLibrary.getInstance("wtsapi32").getFunction("WtsSimVersion");
        WtsSimulator.load("session id=5 user=anna");

        WtsSessionHost.local().list();

        assertThat(mark.invokeInt(new Object[0])).isPositive();
        assertThat(SimulatedWindows.calls("WTSEnumerateSessionsExW")).isEqualTo(1);
    }
}
