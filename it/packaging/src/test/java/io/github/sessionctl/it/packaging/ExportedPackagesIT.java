package io.github.sessionctl.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The profile "compatibility" compares what the modules export. */
class ExportedPackagesIT {

    private static final Path PROJECT = Path.of(Setting.text("test.project"));

    @Test
    void thePackagesThatAreComparedAreThoseThatAreExported() throws Exception {
        String pom = Files.readString(PROJECT.resolve("pom.xml"));
        String profile = pom.substring(pom.indexOf("<id>compatibility</id>"));
        List<String> compared = all("<include>(.*)</include>", profile);
        assertThat(compared).doesNotHaveDuplicates().hasSizeGreaterThan(10);
        assertThat(compared).containsExactlyInAnyOrderElementsOf(exported("session-core", "session-jmx"));
    }

    private static List<String> exported(String... modules) throws IOException {
        StringBuilder declarations = new StringBuilder();
        for (String module : modules) {
            declarations.append(Files.readString(PROJECT.resolve(module + "/src/main/java/module-info.java")));
        }
        return all("exports ([\\w.]+);", declarations.toString());
    }

    private static List<String> all(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
