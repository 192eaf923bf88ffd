package io.github.sessionctl.it.fuzz.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.it.fuzz.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets both readers read a scenario: they take the same texts, and refuse the others at the same line. */
final class TwoReaders {

    private static final Pattern LINE = Pattern.compile("^line (\\d+): ");

    private final Function load;
    private final Function change;
    private final Function problem;

    TwoReaders() {
        NativeLibrary simulator = NativeLibrary.getInstance("wtsapi32");
        load = simulator.getFunction("WtsSimLoad");
        change = simulator.getFunction("WtsSimChange");
        problem = simulator.getFunction("WtsSimProblem");
    }

    /** Fails where they differ. Returns the line that is wrong, 0 where none is. */
    int agreeOn(String text) {
        int here = lineOfJava(text);
        int there = lineOfC((text + '\0').getBytes(StandardCharsets.UTF_8));
        assertThat(there)
                .as(
                        "the wrong line by the simulated wtsapi32 (%s); expected is that by the in-memory host (%s). The scenario:%n%s",
                        problem(), problemOfJava(text), visible(text))
                .isEqualTo(here);
        return there;
    }

    /** Any bytes, UTF-8 or not: the library says which line is wrong and why, and nothing is loaded then. */
    int lineOfC(byte[] terminated) {
        int line = load.invokeInt(new Object[] {terminated});
        assertThat(line).isNotNegative();
        assertThat(problem().isEmpty()).as("no problem of line %d", line).isEqualTo(line == 0);
        return line;
    }

    /** A change by hand, right or wrong. */
    boolean takesChange(byte[] terminated) {
        int wrong = change.invokeInt(new Object[] {terminated});
        assertThat(wrong).isBetween(0, 1);
        assertThat(problem().isEmpty()).as("no problem").isEqualTo(wrong == 0);
        return wrong == 0;
    }

    private String problem() {
        byte[] buffer = new byte[512];
        int needed = problem.invokeInt(new Object[] {buffer, buffer.length});
        if (needed > buffer.length) {
            buffer = new byte[needed];
            needed = problem.invokeInt(new Object[] {buffer, buffer.length});
        }
        assertThat(needed).isBetween(1, buffer.length);
        return new String(buffer, 0, needed - 1, StandardCharsets.UTF_8);
    }

    private static int lineOfJava(String text) {
        String refusal = problemOfJava(text);
        Matcher line = LINE.matcher(refusal);
        assertThat(refusal.isEmpty() || line.find())
                .as("a line in: %s", refusal)
                .isTrue();
        return refusal.isEmpty() ? 0 : Integer.parseInt(line.group(1));
    }

    private static String problemOfJava(String text) {
        try {
            Scenario.parse(text);
            return "";
        } catch (IllegalArgumentException e) {
            Refusal.assertIsClear(e.getMessage());
            return e.getMessage();
        }
    }

    private static String visible(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\n' || (c >= ' ' && c <= '~')) {
                shown.appendCodePoint(c);
            } else {
                shown.append(String.format("<%x>", c));
            }
        });
        return shown.toString();
    }
}
