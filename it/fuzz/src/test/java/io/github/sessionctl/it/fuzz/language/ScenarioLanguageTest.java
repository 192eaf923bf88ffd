package io.github.sessionctl.it.fuzz.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.it.fuzz.child.NeedsSimulator;
import io.github.sessionctl.it.fuzz.child.TryingJvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios, right and wrong: the in-memory host and the simulated wtsapi32 take the same, and name the same wrong line of the others. */
@NeedsSimulator
class ScenarioLanguageTest {

    /** The inputs that are kept for whatever people type; the last byte of each says what it is. */
    private static final Path INPUTS = Path.of(
            "src/test/resources/io/github/sessionctl/it/fuzz/TypedTextFuzzTestInputs/textIsUnderstoodOrRefused");

    @Test
    void bothReadersTakeTheSameTextsAndNameTheSameWrongLines(@TempDir Path folder) throws Exception {
        List<String> kept = new ArrayList<>(keptInputs(folder));

        List<String> lines = TryingJvm.run(LanguageRounds.class, folder, kept.toArray(String[]::new));

        assertThat(lines)
                .as("what was tried")
                .anyMatch(line -> line.startsWith("COUNTS ") && line.contains("TAKEN=") && line.contains("REFUSED="));
        System.out.println(lines);
    }

    private static List<String> keptInputs(Path folder) throws Exception {
        List<Path> inputs;
        try (Stream<Path> files = Files.list(INPUTS)) {
            inputs = files.filter(file -> file.getFileName().toString().startsWith("scenario-"))
                    .toList();
        }
        assertThat(inputs).hasSizeGreaterThan(10);
        List<String> written = new ArrayList<>();
        for (Path input : inputs) {
            byte[] bytes = Files.readAllBytes(input);
            Path text = folder.resolve(input.getFileName().toString());
            Files.writeString(text, new String(bytes, 0, bytes.length - 1, StandardCharsets.UTF_8));
            written.add(text.toString());
        }
        return written;
    }
}
