package io.github.sessionctl.logoff;

import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.UserAccount;

/**
 * A glob over user accounts: {@code *} stands for any characters, {@code ?} for one, case is ignored. A pattern with a backslash
 * is held against {@code DOMAIN\name}, one without against the name alone. Immutable.
 */
public final class UserPattern {

    /** Several times what Windows allows for a domain and a name. */
    private static final int LONGEST = 1_000;

    private final String text;
    private final int[] glob;

    private UserPattern(String text) {
        this.text = text;
        glob = folded(text);
    }

    /**
     * Reads a pattern such as {@code build-*}, {@code CORP\*} or {@code anna}.
     *
     * @throws IllegalArgumentException when the text is blank or longer than 1000 characters, or a part before or after its backslash is
     */
    public static UserPattern parse(String text) {
        String trimmed = text.strip();
        int backslash = trimmed.indexOf('\\');
        if (trimmed.isEmpty()
                || trimmed.length() > LONGEST
                || backslash == 0
                || backslash == trimmed.length() - 1
                || backslash != trimmed.lastIndexOf('\\')) {
            throw new IllegalArgumentException(
                    QuotedInput.of(text) + " is not a user pattern; use for example anna, build-* or CORP\\*");
        }
        return new UserPattern(trimmed);
    }

    /** Whether the account matches. */
    public boolean matches(UserAccount user) {
        boolean withDomain = text.indexOf('\\') >= 0;
        return matches(folded(withDomain ? user.domain() + '\\' + user.name() : user.name()));
    }

    /** Takes back the last star only, so that many stars cost no more than the product of both lengths. */
    private boolean matches(int[] name) {
        int at = 0;
        int star = -1;
        int afterStar = 0;
        int i = 0;
        while (i < name.length) {
            if (at < glob.length && glob[at] == '*') {
                star = at++;
                afterStar = i;
            } else if (at < glob.length && (glob[at] == '?' || glob[at] == name[i])) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++afterStar;
            } else {
                return false;
            }
        }
        while (at < glob.length && glob[at] == '*') {
            at++;
        }
        return at == glob.length;
    }

    /** Character by character, so that case never changes a length. */
    private static int[] folded(String text) {
        int[] folded = new int[text.codePointCount(0, text.length())];
        int index = 0;
        for (int i = 0; i < folded.length; i++) {
            int c = text.codePointAt(index);
            folded[i] = Character.toLowerCase(Character.toUpperCase(c));
            index += Character.charCount(c);
        }
        return folded;
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
