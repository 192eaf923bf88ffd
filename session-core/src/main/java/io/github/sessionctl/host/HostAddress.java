package io.github.sessionctl.host;

import io.github.sessionctl.session.QuotedInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where sessions are, as users write it: {@code local}, {@code simulated}, {@code simulated:FILE}, a server's name, {@code broker:NAME} or
 * {@code domain:NAME}. Immutable.
 *
 * @param kind what the address names
 * @param name the file, server, broker or domain; empty where the kind alone says it
 */
public record HostAddress(Kind kind, String name) {

    /** What an address names. */
    public enum Kind {
        /** This machine. */
        LOCAL,
        /** The in-memory host, with the built-in scenario or that of a file. */
        SIMULATED,
        /** A server by its name. */
        SERVER,
        /** The hosts of a Remote Desktop deployment, asked of its Connection Broker. */
        BROKER,
        /** The session hosts of a domain. */
        DOMAIN;

        private final String word = name().toLowerCase(Locale.ROOT);
    }

    /** This machine. */
    public static final HostAddress LOCAL = new HostAddress(Kind.LOCAL, "");

    /** The accepted forms, for error texts and help. */
    public static final String FORMS = "local, a server name, broker:NAME, domain:NAME, simulated or simulated:FILE";

    private static final int LONGEST_FILE_NAME = 1024;

    /** Made when the first name comes: a process that asks this machine alone starts without regular expressions. */
    private static final class NetworkName {
        private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]{0,253}[A-Za-z0-9_])?");
        private static final Pattern NUMBERS = Pattern.compile("%1$s(\\.%1$s)*".formatted("(0[Xx]\\p{XDigit}*|\\d+)"));
        private static final Pattern IPV4 =
                Pattern.compile("%1$s(\\.%1$s){3}".formatted("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)"));

        /** Windows takes other numbers for addresses too, each in its own way, and no machine's name is one. */
        static boolean isOne(String text) {
            return PATTERN.matcher(text).matches()
                    && (!NUMBERS.matcher(text).matches() || IPV4.matcher(text).matches());
        }
    }

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when {@link #parse} would not read what {@link #toString} writes
     */
    public HostAddress {
        if (!isName(kind, name)) {
            throw new IllegalArgumentException(QuotedInput.of(name) + " names no host of the kind " + kind);
        }
    }

    private static boolean isName(Kind kind, String name) {
        return switch (kind) {
            case LOCAL -> name.isEmpty();
            // Errors, logs and the names of MBeans repeat an address as it is.
            case SIMULATED ->
                name.equals(name.strip()) && name.length() <= LONGEST_FILE_NAME && QuotedInput.isHarmless(name);
            case SERVER -> NetworkName.isOne(name) && kind(name) != Kind.LOCAL && kind(name) != Kind.SIMULATED;
            case BROKER, DOMAIN -> NetworkName.isOne(name);
        };
    }

    /**
     * Reads one address in one of the {@link #FORMS}; case of the kind and blanks around do not count. That there is such a host is not checked.
     *
     * @throws IllegalArgumentException when the text is no address; the message names the text and the forms
     */
    public static HostAddress parse(String text) {
        String trimmed = text.strip();
        int colon = trimmed.indexOf(':');
        Kind word = kind(colon < 0 ? trimmed : trimmed.substring(0, colon));
        if (colon < 0 && (word == Kind.LOCAL || word == Kind.SIMULATED)) {
            return new HostAddress(word, "");
        }
        Kind kind = colon < 0 ? Kind.SERVER : word;
        String name = trimmed.substring(colon + 1).strip();
        if (kind == null || name.isEmpty() || !isName(kind, name)) {
            throw new IllegalArgumentException(QuotedInput.of(text) + " is not a host; use " + FORMS);
        }
        return new HostAddress(kind, name);
    }

    /** The kind that a word stands for; null where it is none, and then perhaps a server's name. */
    private static @Nullable Kind kind(String word) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.SERVER && kind.word.equals(word.toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        return null;
    }

    /**
     * Reads addresses separated by commas, in their order; blanks around them do not count, and an address given twice counts once.
     *
     * @throws IllegalArgumentException when there is none, or one of them is no address
     */
    public static List<HostAddress> parseList(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(HostAddress::parse)
                .distinct()
                .toList();
    }

    /** {@return whether both are written for the same host} Windows does not care about the case of a name; a file's name may. */
    public boolean isSameAs(HostAddress other) {
        return kind == other.kind
                && (kind == Kind.SIMULATED ? name.equals(other.name) : name.equalsIgnoreCase(other.name));
    }

    /** The address as users write it. */
    @Override
    public String toString() {
        if (kind == Kind.SERVER) {
            return name;
        }
        return name.isEmpty() ? kind.word : kind.word + ':' + name;
    }

    // By hand, for whoever asks few hosts and ends: the JDK takes some 15 ms to make a process's first equals or
    // hashCode of a record.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostAddress address && kind == address.kind && name.equals(address.name);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + name.hashCode();
    }
}
