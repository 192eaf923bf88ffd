package io.github.sessionctl.jmx.connector;

import io.github.sessionctl.jmx.connector.ConnectorSettings.LoginFiles;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Reads who may come in, and as what. No message repeats more of a line than its name: somebody may have mixed up the files. */
final class UserFiles {

    /** As the JDK splits a line of passwords. */
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final int CLEAR_WORDS = 2;
    private static final int HASHED_WORDS = 4;
    private static final int SHORTEST_HASH = 20;

    private UserFiles() {}

    /**
     * The users' roles by their names, at least one.
     *
     * @throws IllegalArgumentException when a file cannot be used, or the two do not name the same users; the message says what to do
     */
    static Map<String, Role> roles(LoginFiles files) {
        Path access = files.accessFile();
        Path passwords = files.passwordFile();
        Map<String, Role> roles = entries("access file", access, UserFiles::role);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("The access file " + access
                    + " names nobody. Write a line for each user: the name, and viewer or operator.");
        }
        Set<String> users = entries("password file", passwords, UserFiles::user).keySet();
        if (users.isEmpty()) {
            throw new IllegalArgumentException("The password file " + passwords
                    + " has no user. Write a line for each: the name and the password.");
        }
        checkNobody(
                difference(roles.keySet(), users),
                "The access file " + access + " gives roles to users who are not in the password file " + passwords,
                "Give each a password, or take the line away.");
        checkNobody(
                difference(users, roles.keySet()),
                "The password file " + passwords + " has users who are not in the access file " + access,
                "Give each a role there, viewer or operator, or take the line away.");
        return Map.copyOf(roles);
    }

    /** What each line says of a name; blank ones and those that begin with # are left out. */
    private static <T> Map<String, T> entries(
            String what, Path file, BiFunction<String, String, Map.Entry<String, T>> reader) {
        Map<String, T> entries = new TreeMap<>();
        List<String> lines = OwnerOnly.lines(what, file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank() || lines.get(i).strip().startsWith("#")) {
                continue;
            }
            String where = "Line " + (i + 1) + " of the " + what + " " + file;
            Map.Entry<String, T> entry = reader.apply(lines.get(i), where);
            if (entries.put(entry.getKey(), entry.getValue()) != null) {
                throw new IllegalArgumentException(
                        where + " names " + entry.getKey() + " a second time. Keep one of the lines.");
            }
        }
        return entries;
    }

    /** A line of {@code name viewer} or {@code name operator}. */
    private static Map.Entry<String, Role> role(String line, String where) {
        String[] words = BLANKS.split(line.strip(), -1);
        if (words.length != 2) {
            throw new IllegalArgumentException(
                    where + " has " + words.length + " words. Write two: a name, and viewer or operator.");
        }
        Role role = Role.ofWord(words[1])
                .orElseThrow(() -> new IllegalArgumentException(
                        where + " gives " + words[0] + " an unknown role. Write viewer or operator behind the name."));
        return Map.entry(words[0], role);
    }

    /**
     * A line of {@code name password}, or of {@code name salt hash [algorithm]} once the JDK has replaced the clear text. The passwords themselves
     * are its affair.
     */
    private static Map.Entry<String, Boolean> user(String line, String where) {
        String[] words = BLANKS.split(line.stripTrailing(), -1);
        if (words[0].isEmpty() || words.length < CLEAR_WORDS) {
            throw new IllegalArgumentException(
                    where + " is not a name, a blank and a password. Begin it with the name.");
        }
        if (words.length > HASHED_WORDS || (words.length > CLEAR_WORDS && !isHash(words))) {
            throw new IllegalArgumentException(where + " has a blank in the password, or a hash that is broken."
                    + " Write the name and a password without blanks.");
        }
        return Map.entry(words[0], true);
    }

    private static boolean isHash(String[] words) {
        try {
            Base64.getDecoder().decode(words[1]);
            return Base64.getDecoder().decode(words[2]).length >= SHORTEST_HASH;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static Set<String> difference(Set<String> all, Set<String> others) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    private static void checkNobody(Set<String> users, String problem, String remedy) {
        if (!users.isEmpty()) {
            throw new IllegalArgumentException(problem + ": " + String.join(", ", users) + ". " + remedy);
        }
    }
}
