package io.github.sessionctl.maven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sessionctl.maven.parameter.BadParameterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    private Path directory;

    @Test
    void parentDirectoriesAreMade() throws Exception {
        Path file = directory.resolve("a/b/report.json");
        OutputFile.write(file, "jörg");

        assertThat(file).hasContent("jörg");
    }

    @Test
    void fileThatIsThereIsReplacedAndNothingElseIsLeft() throws Exception {
        Path file = directory.resolve("report.json");
        OutputFile.write(file, "a long first text");
        OutputFile.write(file, "second");

        assertThat(file).hasContent("second");
        assertThat(directory).isDirectoryContaining(file::equals);
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void failedWriteLeavesNothingBehind() throws Exception {
        Path taken = Files.createDirectories(directory.resolve("report.json/inside"));

        assertThatThrownBy(() -> OutputFile.write(taken.getParent(), "text")).isInstanceOf(IOException.class);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(taken.getParent());
        }
    }

    @Test
    void directoryInItsPlaceIsRefusedBeforehand() {
        assertThatThrownBy(() -> OutputFile.of("reportFile", directory.toFile()))
                .isInstanceOf(BadParameterException.class)
                .hasMessageContaining("is a directory; use the path of a file");
    }
}
