package io.github.sessionctl.logoff;

import io.github.sessionctl.session.QuotedInput;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A name of users as people write it, taken apart: {@code anna}, {@code CORP\anna}, {@code .\anna}, with wildcards in either part. Immutable. */
abstract sealed class UserName permits UserSelector, UserProtection {

    /** The accepted forms, which end every refusal. */
    static final String FORMS =
            "use the form that Windows lists, such as anna, build-*, CORP\\anna, CORP\\* or .\\anna";

    private static final String FORBIDDEN = "/[]:;|=,+<>\"\\";
    private static final Pattern SECURITY_IDENTIFIER = Pattern.compile("[Ss]-1(-\\d+)+");

    /** Several times what Windows allows for a part. */
    private static final int LONGEST = 256;

    /** Empty where none was written. */
    final String domain;

    final String name;
    final Glob domainGlob;
    final Glob nameGlob;

    /**
     * Reads a name.
     * @param folding what makes all writings of a name equal
     * @throws IllegalArgumentException when no account can have it; the message names the accepted forms
     */
    UserName(String text, UnaryOperator<String> folding) {
        String trimmed = text.strip();
        int backslash = trimmed.indexOf('\\');
        if (backslash < 0 && trimmed.indexOf('@') >= 0) {
            throw refused(text, "is not how Windows lists a user");
        }
        if (SECURITY_IDENTIFIER.matcher(trimmed).matches()) {
            throw refused(text, "is a security identifier, not a name");
        }
        domain = backslash < 0 ? "" : trimmed.substring(0, backslash).strip();
        name = trimmed.substring(backslash + 1).strip();
        if (backslash >= 0) {
            check(domain, text);
        }
        check(name, text);
        if (name.endsWith(".")) {
            throw refused(text, "ends with a dot, as no account does");
        }
        domainGlob = new Glob(domain, folding);
        nameGlob = new Glob(name, folding);
    }

    private static void check(String part, String text) {
        if (part.length() > LONGEST) {
            throw refused(text, "is longer than any name");
        }
        if (part.isEmpty()) {
            throw refused(text, "is no user");
        }
        TypedName.check(part, FORBIDDEN, FORMS);
    }

    private static IllegalArgumentException refused(String text, String why) {
        return new IllegalArgumentException(QuotedInput.of(text) + ' ' + why + "; " + FORMS);
    }

    boolean hasDomain() {
        return !domain.isEmpty();
    }

    boolean isOfThisMachine() {
        return domain.equals(".");
    }

    /** Whether it is one name: without wildcards. */
    boolean isOneName() {
        return Glob.isOneName(domain) && Glob.isOneName(name);
    }

    /** Two are equal when they do the same and were written alike. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UserName user
                && getClass().isInstance(user)
                && domain.equals(user.domain)
                && name.equals(user.name);
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The name as it was written, without blanks around its parts. */
    @Override
    public String toString() {
        return hasDomain() ? domain + '\\' + name : name;
    }

    /** A pattern over a name: {@code *} stands for any characters, {@code ?} for one. Pure. */
    static final class Glob {

        private final UnaryOperator<String> folding;
        private final int[] pattern;

        Glob(String pattern, UnaryOperator<String> folding) {
            this.folding = folding;
            this.pattern = folding.apply(pattern).codePoints().toArray();
        }

        /** Whether the text has no wildcard, so that it means one name. */
        static boolean isOneName(String text) {
            return text.indexOf('*') < 0 && text.indexOf('?') < 0;
        }

        /** Whether the text is nothing but wildcards. */
        static boolean isAnything(String text) {
            return text.chars().allMatch(c -> c == '*' || c == '?');
        }

        /** Takes back the last star only, so that many stars cost no more than the product of both lengths. */
        boolean matches(String text) {
            int[] name = folding.apply(text).codePoints().toArray();
            int at = 0;
            int star = -1;
            int afterStar = 0;
            int i = 0;
            while (i < name.length) {
                if (at < pattern.length && pattern[at] == '*') {
                    star = at++;
                    afterStar = i;
                } else if (at < pattern.length && (pattern[at] == '?' || pattern[at] == name[i])) {
                    at++;
                    i++;
                } else if (star >= 0) {
                    at = star + 1;
                    i = ++afterStar;
                } else {
                    return false;
                }
            }
            while (at < pattern.length && pattern[at] == '*') {
                at++;
            }
            return at == pattern.length;
        }
    }
}
