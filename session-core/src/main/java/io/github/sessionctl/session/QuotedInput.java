package io.github.sessionctl.session;

/** What somebody has handed in, as error texts show it. */
public final class QuotedInput {

    private static final int LONGEST = 80;

    private QuotedInput() {}

    /** The text in quotes, {@linkplain #harmless harmless}; of more than 80 characters the beginning is shown, and how long it is. */
    public static String of(String text) {
        int length = text.codePointCount(0, text.length());
        return length > LONGEST
                ? "'" + harmless(text, LONGEST) + "...' (" + length + " characters)"
                : "'" + harmless(text, length) + "'";
    }

    /** The text with everything that could break a line, or the terminal that shows it, replaced by {@code ?}. */
    public static String harmless(String text) {
        return harmless(text, text.length());
    }

    private static String harmless(String text, int longest) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().limit(longest).map(c -> breaksLines(c) ? '?' : c).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Whether a text of any length can be shown as it is: nothing in it could break a line of a log, or the terminal that shows it. */
    public static boolean isHarmless(String text) {
        return text.codePoints().noneMatch(QuotedInput::breaksLines);
    }

    private static boolean breaksLines(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.SURROGATE
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
