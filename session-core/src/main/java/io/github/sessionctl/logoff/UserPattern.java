package io.github.sessionctl.logoff;

import io.github.sessionctl.session.UserAccount;
import java.util.regex.Pattern;

/**
 * A glob over user accounts: {@code *} stands for any characters, {@code ?} for one, case is ignored. A pattern with a backslash
 * is held against {@code DOMAIN\name}, one without against the name alone. Immutable.
 */
public final class UserPattern {

    private final String text;
    private final Pattern regex;

    private UserPattern(String text) {
        this.text = text;
        StringBuilder expression = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '*' -> expression.append(".*");
                case '?' -> expression.append('.');
                default -> expression.append(Pattern.quote(Character.toString(c)));
            }
        });
        regex = Pattern.compile(
                expression.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /**
     * Reads a pattern such as {@code build-*}, {@code CORP\*} or {@code anna}.
     *
     * @throws IllegalArgumentException when the text is blank, or a part before or after its backslash is
     */
    public static UserPattern parse(String text) {
        String trimmed = text.strip();
        int backslash = trimmed.indexOf('\\');
        if (trimmed.isEmpty()
                || backslash == 0
                || backslash == trimmed.length() - 1
                || backslash != trimmed.lastIndexOf('\\')) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a user pattern; use for example anna, build-* or CORP\\*");
        }
        return new UserPattern(trimmed);
    }

    /** Whether the account matches. */
    public boolean matches(UserAccount user) {
        boolean withDomain = text.indexOf('\\') >= 0;
        return regex.matcher(withDomain ? user.domain() + '\\' + user.name() : user.name())
                .matches();
    }

    /** Two patterns are equal when they were written alike. */
    @Override
    public boolean equals(Object other) {
        return other instanceof UserPattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The pattern as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
