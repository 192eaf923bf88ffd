package io.github.sessionctl.maven.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page that users read, in Markdown.
 *
 * @param file where it is kept
 * @param text what it says
 */
record Page(Path file, String text) {

    private static final Pattern XML = Pattern.compile("```xml\\R(.*?)```", Pattern.DOTALL);

    static Page read(String file) throws IOException {
        return new Page(Path.of(file), Files.readString(Path.of(file)));
    }

    /** The pages of the plugin's site. */
    static List<Page> ofSite() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/site/markdown"))) {
            return read(files);
        }
    }

    /** All pages that say something about the goals. */
    static List<Page> all() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/site/markdown"))) {
            return read(Stream.concat(files, Stream.of(Path.of("README.md"), Path.of("../README.md"))));
        }
    }

    private static List<Page> read(Stream<Path> files) throws IOException {
        List<Page> pages = new ArrayList<>();
        for (Path file : files.sorted().toList()) {
            pages.add(read(file.toString()));
        }
        return pages;
    }

    /** The snippets of XML, each within an element of its own. */
    List<String> xml() {
        return matches(XML).stream().map(xml -> "<page>" + xml + "</page>").toList();
    }

    /** The first group of every match, each once. */
    List<String> matches(Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    /** The cells of the rows under this heading, up to the next one of its kind; without the table's head. */
    List<List<String>> rows(String heading) {
        int start = text.indexOf("\n" + heading + "\n");
        if (start < 0) {
            throw new IllegalArgumentException(file + " has no heading " + heading);
        }
        int end = text.indexOf("\n## ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
