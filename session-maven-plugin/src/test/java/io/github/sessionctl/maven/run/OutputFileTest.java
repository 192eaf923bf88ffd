package io.github.sessionctl.maven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.sessionctl.maven.parameter.BadParameterException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
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
        assertThatThrownBy(() -> OutputFile.of("reportFile", "x", directory.toFile()))
                .isInstanceOf(BadParameterException.class)
                .hasMessageContaining("is a directory; use the path of a file");
    }

    @Test
    void emptyPathIsRefused() {
        assertThatThrownBy(() -> OutputFile.of("reportFile", "", directory.toFile()))
                .isInstanceOf(BadParameterException.class)
                .hasMessageContaining("the value is empty");
    }

    @Test
    void deviceIsRefusedForItWouldBeReplaced() {
        File device = new File("/dev/null");
        assumeThat(device).as("Windows has no such file").exists();

        assertThatThrownBy(() -> OutputFile.of("reportFile", "x", device)).hasMessageContaining("is a device");
    }

    @Test
    void fileThatCannotBeWrittenIsFoundOutBeforehand() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "text");
        Problems problems = new Problems();
        OutputFile.probe(file.resolve("report.json"), problems);

        assertThat(problems.text()).startsWith("Cannot write '").contains("report.json'");
    }

    @Test
    void findingOutLeavesWhatIsThereAsItIs() throws Exception {
        Path file = Files.writeString(directory.resolve("report.json"), "the last one");
        Problems problems = new Problems();
        OutputFile.probe(file, problems);

        assertThat(problems.isEmpty()).isTrue();
        assertThat(file).hasContent("the last one");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void nameOfADirectoryStaysOneLine() throws Exception {
        assumeThat(File.separatorChar).as("Windows has no such names").isEqualTo('/');
        Path taken = Files.createDirectory(directory.resolve("a\n[ERROR] b\u001b[2J"));

        assertThatThrownBy(() -> OutputFile.of("reportFile", "x", taken.toFile()))
                .hasMessageContaining("a?[ERROR] b?[2J' is a directory");
    }

    @Test
    void pathThatNoFileCanHaveIsRefusedBeforehand() {
        assertThatThrownBy(() -> OutputFile.of("reportFile", "x", new File("a\0b")))
                .isInstanceOf(BadParameterException.class)
                .hasMessageStartingWith("Parameter reportFile (-Dsession.reportFile): 'a?b' is no path of a file: ");
    }

    @Test
    void nameThatNoFileCanHaveIsRepeatedShortenedAndInOneLine() {
        assumeThat(File.separatorChar).as("Windows refuses it beforehand").isEqualTo('/');
        File file = directory.resolve("a\nb" + "x".repeat(10_000)).toFile();
        Problems problems = new Problems();
        RecordingLog log = new RecordingLog();
        OutputFile.report(file.toPath(), Map::of, log, problems);

        assertThat(problems.text())
                .startsWith("Cannot write '" + directory.getRoot())
                .hasSizeLessThan(300);
        assertThatThrownBy(problems::fail)
                .isInstanceOf(MojoExecutionException.class)
                .hasNoCause(); // Maven shows its message, too.
    }
}
