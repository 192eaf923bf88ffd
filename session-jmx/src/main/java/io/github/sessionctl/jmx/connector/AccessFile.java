package io.github.sessionctl.jmx.connector;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Who has which role: lines of {@code name viewer} or {@code name operator}; blank ones and those that begin with # are left out. */
final class AccessFile {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private AccessFile() {}

    /**
     * The users' roles by their names, at least one.
     *
     * @throws IllegalArgumentException when the file cannot be used; the message says the line, but repeats none of it except the
     *     name: somebody may have mixed up the files
     */
    static Map<String, Role> read(Path file) {
        Map<String, Role> roles = new TreeMap<>();
        List<String> lines = OwnerOnly.lines("access file", file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String where = "Line " + (i + 1) + " of the access file " + file;
            String[] words = BLANKS.split(line, -1);
            if (words.length != 2) {
                throw new IllegalArgumentException(
                        where + " has " + words.length + " words. Write two: a name, and viewer or operator.");
            }
            Role role = Role.ofWord(words[1])
                    .orElseThrow(() -> new IllegalArgumentException(where + " gives " + words[0]
                            + " an unknown role. Write viewer or operator behind the name."));
            if (roles.put(words[0], role) != null) {
                throw new IllegalArgumentException(
                        where + " names " + words[0] + " a second time. Keep one of the lines.");
            }
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("The access file " + file
                    + " names nobody. Write a line for each user: the name, and viewer or operator.");
        }
        return Map.copyOf(roles);
    }
}
