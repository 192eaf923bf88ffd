package io.github.sessionctl.jmx.connector;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whose passwords there are. The passwords themselves are the JDK's affair: lines of {@code name password}, or
 * {@code name salt hash [algorithm]} once it has replaced the clear text.
 */
final class PasswordFile {

    /** As the JDK splits a line. */
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final int CLEAR_WORDS = 2;
    private static final int HASHED_WORDS = 4;
    private static final int SHORTEST_HASH = 20;

    private PasswordFile() {}

    /**
     * The names of those who have a password, at least one.
     *
     * @throws IllegalArgumentException when the file cannot be used; the message says the line and nothing of what is in it but the name
     */
    static Set<String> users(Path file) {
        Set<String> users = new TreeSet<>();
        List<String> lines = OwnerOnly.lines("password file", file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            String where = "Line " + (i + 1) + " of the password file " + file;
            String[] words = BLANKS.split(line.stripTrailing(), -1);
            if (words[0].isEmpty() || words.length < CLEAR_WORDS) {
                throw new IllegalArgumentException(
                        where + " is not a name, a blank and a password. Begin it with the name.");
            }
            if (words.length > HASHED_WORDS || (words.length > CLEAR_WORDS && !isHash(words))) {
                throw new IllegalArgumentException(where + " has a blank in the password, or a hash that is broken."
                        + " Write the name and a password without blanks.");
            }
            if (!users.add(words[0])) {
                throw new IllegalArgumentException(
                        where + " names " + words[0] + " a second time. Keep one of the lines.");
            }
        }
        if (users.isEmpty()) {
            throw new IllegalArgumentException(
                    "The password file " + file + " has no user. Write a line for each: the name and the password.");
        }
        return users;
    }

    private static boolean isHash(String[] words) {
        try {
            Base64.getDecoder().decode(words[1]);
            return Base64.getDecoder().decode(words[2]).length >= SHORTEST_HASH;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
