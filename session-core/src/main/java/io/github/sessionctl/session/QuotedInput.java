package io.github.sessionctl.session;

/** What somebody has handed in, as error texts show it. */
public final class QuotedInput {

    private static final int LONGEST = 80;

    private QuotedInput() {}

    /**
     * The text in quotes, fit for a line of a log: what could break the line, or the terminal that shows it, is a {@code ?}, and of a
     * text of more than 80 characters the beginning is shown and how long it is.
     *
     * @param text any
     * @return such as {@code '30 minutes'}
     */
    public static String of(String text) {
        StringBuilder quoted = new StringBuilder("'");
        text.codePoints().limit(LONGEST).map(c -> breaksLines(c) ? '?' : c).forEach(quoted::appendCodePoint);
        int length = text.codePointCount(0, text.length());
        return length > LONGEST
                ? quoted.append("...' (").append(length).append(" characters)").toString()
                : quoted.append('\'').toString();
    }

    /**
     * Whether a text of any length can be shown as it is: nothing in it could break a line of a log, or the terminal that shows it.
     *
     * @param text any
     */
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
