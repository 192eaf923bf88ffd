package io.github.sessionctl.logoff;

import io.github.sessionctl.session.QuotedInput;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The door for names that people and build servers write: what can be no name is refused, for it would protect nobody, or select nobody, without
 * anyone noticing. Variables that nobody replaced, quotes that came along, characters that Windows forbids, and marks that nobody sees.
 */
final class TypedName {

    /** Left-over variables of shells, build servers and templates: ${x}, $(x), $x, %X%, !X!, #{x}, {{x}}. */
    private static final Pattern VARIABLE = Pattern.compile(
            "\\$[{(]|^\\$\\p{Alpha}|%[^%]*%|![\\p{Alnum}_]+!|#\\{|\\{\\{|\\}\\}", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern QUOTES =
            Pattern.compile("^['`\u2018-\u201F\u00AB\u00BB]|['`\u2018-\u201F\u00AB\u00BB]$");

    /** Letters and marks without a glyph that are no format characters: fillers, joiners, selectors, the empty Braille cell. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u2800\u3164\uFE00-\uFE0F\uFFA0\uFFFC\uFFFD\\x{E0100}-\\x{E01EF}]");

    private TypedName() {}

    /**
     * Refuses what can be no name of anything.
     * @param text one name, or a part of it, without blanks around
     * @param forbidden the characters that Windows allows in no such name
     * @throws IllegalArgumentException when it can be none; the message says why, and ends with the advice
     */
    static void check(String text, String forbidden, String advice) {
        String problem = problem(text, forbidden);
        if (problem != null) {
            throw new IllegalArgumentException(QuotedInput.of(text) + ' ' + problem + "; " + advice);
        }
    }

    private static @Nullable String problem(String text, String forbidden) {
        if (text.isEmpty()) {
            return "is blank";
        }
        if (VARIABLE.matcher(text).find()) {
            return "has a variable in it that nobody has replaced";
        }
        if (QUOTES.matcher(text).find() || text.indexOf('"') >= 0) {
            return "has quotes in it";
        }
        if (text.codePoints().anyMatch(TypedName::isUnseen)
                || INVISIBLE.matcher(text).find()) {
            return "has a character in it that cannot be seen, or that was lost on the way";
        }
        for (int i = 0; i < text.length(); i++) {
            if (forbidden.indexOf(text.charAt(i)) >= 0) {
                return "has '" + text.charAt(i) + "' in it, which no such name has";
            }
        }
        return null;
    }

    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> false;
        };
    }
}
