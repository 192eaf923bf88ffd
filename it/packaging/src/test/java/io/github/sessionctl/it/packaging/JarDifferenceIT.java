package io.github.sessionctl.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarDifferenceIT {

    private static final LocalDateTime NEW_YEAR = LocalDateTime.of(2026, 1, 1, 0, 0);

    @TempDir
    private Path folder;

    @Test
    void equalJarsDoNotDiffer() throws Exception {
        assertThat(JarDifference.between(jar("a", NEW_YEAR, "x=1", "y=2"), jar("b", NEW_YEAR, "x=1", "y=2")))
                .isEmpty();
    }

    @Test
    void anEntryWithOtherBytesIsNamed() throws Exception {
        assertThat(JarDifference.between(jar("a", NEW_YEAR, "x=1", "y=2"), jar("b", NEW_YEAR, "x=1", "y=3")))
                .hasValue("a.jar: y has other bytes");
    }

    @Test
    void anEntryWithAnotherTimeIsNamed() throws Exception {
        assertThat(JarDifference.between(jar("a", NEW_YEAR, "x=1"), jar("b", NEW_YEAR.plusDays(1), "x=1")))
                .hasValue("a.jar: x has another time");
    }

    @Test
    void entriesThatOnlyOneHasAreNamed() throws Exception {
        assertThat(JarDifference.between(jar("a", NEW_YEAR, "x=1"), jar("b", NEW_YEAR, "x=1", "y=2")))
                .hasValue("a.jar: only one has [], only the other has [y]");
    }

    @Test
    void anotherOrderIsTold() throws Exception {
        assertThat(JarDifference.between(jar("a", NEW_YEAR, "x=1", "y=2"), jar("b", NEW_YEAR, "y=2", "x=1")))
                .hasValue("a.jar: the entries are in another order");
    }

    private Path jar(String name, LocalDateTime time, String... entries) throws IOException {
        Path jar = folder.resolve(name + ".jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                String[] parts = entry.split("=", -1);
                ZipEntry written = new ZipEntry(parts[0]);
                written.setTimeLocal(time);
                out.putNextEntry(written);
                out.write(parts[1].getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }
}
