package io.github.sessionctl.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Anybody who builds the same sources gets the same files, wherever that is. */
class ReproducibleBuildIT {

    static List<String> filesOfEveryBuild() {
        return ShippedFiles.names();
    }

    static List<String> filesOfReleases() {
        return ShippedFiles.namesOfRelease();
    }

    @ParameterizedTest
    @MethodSource("filesOfEveryBuild")
    void hasTheSameBytesInOtherSurroundings(String name) throws Exception {
        assertSame(name);
    }

    @ParameterizedTest
    @MethodSource("filesOfReleases")
    void hasTheSameBytesInOtherSurroundingsWhenReleased(String name) throws Exception {
        Setting.needOnline();
        assertSame(name);
    }

    private static void assertSame(String name) throws Exception {
        assertThat(JarDifference.between(
                        ShippedFiles.in(Surroundings.PLAIN, name), ShippedFiles.in(Surroundings.FOREIGN, name)))
                .isEmpty();
    }
}
