package io.github.sessionctl.maven.parameter;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which name somebody may have meant. */
final class NearestName {

    private static final int SHORT = 4;

    private NearestName() {}

    /** The name that is a slip away: other case, other separators, a letter or two; empty when there is none. */
    static Optional<String> of(String written, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(written, name) <= (name.length() > SHORT ? 2 : 1))
                .min(Comparator.comparingInt(name -> distance(written, name)));
    }

    /** How many letters are to be put in, taken out or replaced; case and separators do not count. */
    static int distance(String one, String other) {
        String from = letters(one);
        String to = letters(other);
        int[] costs = new int[to.length() + 1];
        for (int i = 0; i <= to.length(); i++) {
            costs[i] = i;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int k = 1; k <= to.length(); k++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(k - 1) ? 0 : 1);
                diagonal = costs[k];
                costs[k] = Math.min(replaced, 1 + Math.min(costs[k], costs[k - 1]));
            }
        }
        return costs[to.length()];
    }

    private static String letters(String name) {
        StringBuilder letters = new StringBuilder();
        name.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
        return letters.toString();
    }
}
