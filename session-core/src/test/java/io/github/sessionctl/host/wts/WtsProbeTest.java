package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.jna.Native;
import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.session.SessionException;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SimulatedWindows.class)
class WtsProbeTest {

    private static final WtsProbe PROBE = new WtsProbe();

    @TempDir
    private Path folder;

    /** A binding to a function that no library has. */
    private static final class FutureFunctions {
        static native int WTSForeseeLogoff();
    }

    @Test
    void whatWorksHasNoProblem() {
        assertThat(PROBE.jnaProblem()).isEmpty();
        assertThat(PROBE.libraryProblem()).isEmpty();
        assertThat(PROBE.missingFunctions()).isEmpty();
    }

    @Test
    void functionThatTheLibraryLacksIsNamed() {
        assertThat(WtsProbe.missingFunctions("wtsapi32", FutureFunctions.class)).containsExactly("WTSForeseeLogoff");
    }

    @Test
    void functionThatIsLookedUpLaterIsNamedWithItsLibrary() {
        assertThat(PROBE.missingOptionalFunctions()).isEmpty();
        assertThat(WtsProbe.missing(List.of(
                        OptionalFunction.LOOKUP_ACCOUNT_SID, new OptionalFunction("advapi32", "LookupAccountMood"))))
                .containsExactly("advapi32.dll LookupAccountMood");
    }

    @Test
    void tokenAndEditionAreReadWhereThereIsAWindows() {
        if (SessionHosts.isWindows()) {
            assertThat(PROBE.isElevated()).isTrue();
            assertThat(PROBE.productType()).isPresent();
        } else {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(PROBE::isElevated)
                    .withMessageContaining("advapi32");
            assertThat(PROBE.productType()).isEmpty();
        }
    }

    @Test
    void temporaryFolderThatCannotBeWrittenToIsJnasProblem() throws Exception {
        File noFolder = Files.createFile(folder.resolve("a-file")).toFile();
        String before = System.getProperty("jna.tmpdir");
        System.setProperty("jna.tmpdir", noFolder.getPath());
        try (URLClassLoader fresh = new URLClassLoader(
                new URL[] {classes(Native.class), classes(WtsProbe.class)}, ClassLoader.getPlatformClassLoader())) {
            Class<?> probe = fresh.loadClass(WtsProbe.class.getName());

            for (int i = 0; i < 2; i++) {
                assertThat((Optional<?>) probe.getMethod("jnaProblem")
                                .invoke(probe.getConstructor().newInstance()))
                        .as("look %s", i + 1)
                        .hasValueSatisfying(
                                problem -> assertThat(problem.toString()).contains("jnidispatch"));
            }
        } finally {
            if (before == null) {
                System.clearProperty("jna.tmpdir");
            } else {
                System.setProperty("jna.tmpdir", before);
            }
        }
    }

    private static URL classes(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
