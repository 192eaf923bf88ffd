package com.example.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class PlainJavaTest {

    @Test
    void exampleShowsTheSessionsAndLogsSomebodyOff() throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            PlainJava.main(new String[] {"simulated"});
        } finally {
            System.setOut(out);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsPattern("4 +Disconnected +CORP\\\\dana fox")
                .contains("LOGGED_OFF session 4 of CORP\\dana fox");
        assertThat(ManagementFactory.getPlatformMBeanServer()
                        .queryNames(new ObjectName("io.github.sessionctl:*"), null))
                .isEmpty();
    }

    @Test
    void pageShowsTheExampleAsItIsCompiledHere() throws Exception {
        String source = Files.readString(Path.of("src/main/java/com/example/sessions/PlainJava.java"));
        String example = source.substring(
                source.indexOf("// doc: begin") + "// doc: begin".length(), source.indexOf("// doc: end"));

        assertThat(words(Files.readString(Path.of(System.getProperty("embedding.page")))))
                .contains(words(example));
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
