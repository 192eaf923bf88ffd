package io.github.sessionctl.it.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Supplier;

/** What a refusal of bad input must be, wherever it comes from. */
public final class Refusal {

    /** Long enough for every form and list that a message names. */
    private static final int LONGEST = 1_000;

    private Refusal() {}

    /** What the reader makes of its input, empty when it refuses it as it should; any other exception fails the test. */
    public static <T> Optional<T> orValue(Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (IllegalArgumentException e) {
            assertIsClear(e.getMessage());
            return Optional.empty();
        }
    }

    /** A message says something, ends, and cannot begin a line of its own in a log or move a terminal's cursor. */
    public static void assertIsClear(String message) {
        assertThat(message).isNotBlank().hasSizeLessThan(LONGEST);
        assertThat(message.codePoints().filter(Refusal::breaksLines).mapToObj(Integer::toHexString))
                .as("control characters in '%s'", message)
                .isEmpty();
    }

    private static boolean breaksLines(int c) {
        return Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || Character.getType(c) == Character.SURROGATE
                || Character.getType(c) == Character.FORMAT;
    }
}
