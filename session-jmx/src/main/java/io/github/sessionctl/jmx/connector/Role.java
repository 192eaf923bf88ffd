package io.github.sessionctl.jmx.connector;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user of a connector may do. */
enum Role {
    /** Reads attributes, subscribes to the hosts' MBeans, and calls operations that only look. */
    VIEWER,
    /** Does everything, and hears the audit. */
    OPERATOR;

    /** The role in an access file. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> ofWord(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
