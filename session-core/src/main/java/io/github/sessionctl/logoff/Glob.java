package io.github.sessionctl.logoff;

import java.util.function.UnaryOperator;

/** A pattern over a name: {@code *} stands for any characters, {@code ?} for one. Pure. */
final class Glob {

    private final UnaryOperator<String> folding;
    private final int[] pattern;

    /**
     * Reads a pattern.
     *
     * @param folding what makes all writings of a name equal, applied to the pattern and to each name
     */
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
