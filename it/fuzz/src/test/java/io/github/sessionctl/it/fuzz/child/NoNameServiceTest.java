package io.github.sessionctl.it.fuzz.child;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.session.ClientInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client tells its address itself, so a text in its place must not make us ask a name service. */
class NoNameServiceTest {

    private static final String ALPHABET = "0af:.";
    private static final int LONGEST = 4;

    /** In a JVM of its own, whose name service is a file that knows every text. */
    @Test
    void noTextOfAnAddressIsAskedOfTheNameService(@TempDir Path folder) throws Exception {
        List<String> texts = texts();
        Path hosts = folder.resolve("hosts");
        Files.writeString(
                hosts, texts.stream().map(text -> "198.51.100.1 " + text + "\n").collect(Collectors.joining()));
        Path asked = Files.write(folder.resolve("texts"), texts);

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.net.hosts.file=" + hosts,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Asking.class.getName(),
                        asked.toString())
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(answer).isZero();
        assertThat(answer.strip())
                .as("texts that were asked of the name service")
                .isEqualTo("asked: []");
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(""));
        List<String> last = List.of("");
        for (int length = 0; length < LONGEST; length++) {
            last = last.stream()
                    .flatMap(text ->
                            ALPHABET.chars().mapToObj(Character::toString).map(text::concat))
                    .toList();
            texts.addAll(last);
        }
        texts.remove(0);
        return texts;
    }

    /** The child. */
    static final class Asking {

        private Asking() {}

        public static void main(String[] arguments) throws Exception {
            List<String> asked = Files.readAllLines(Path.of(arguments[0])).stream()
                    .filter(text -> ClientInfo.parseAddress(text)
                            .filter(address -> address.getHostAddress().equals("198.51.100.1"))
                            .isPresent())
                    .toList();
            System.out.println("asked: " + asked);
        }
    }
}
