package io.github.sessionctl.maven.parameter;

import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.session.QuotedInput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names that mean nothing where they were written. Maven takes no notice of most of them, and whoever has misspelled a dry run, or whom to spare,
 * would not notice either.
 */
record UnknownNames(GoalDescription goal, Sources written) {

    private static final String SESSION = "session";

    /** Maven's own, which some of its versions have as properties, too. */
    private static final Set<String> OF_MAVEN = Set.of("executionRootDirectory", "rootDirectory", "topDirectory");

    /** Such a name is too short for two slips. */
    private static final int SHORT = 4;

    private static final String DRY_RUN = RequestOption.DRY_RUN.parameter();

    private static final String UNTOUCHED = " Nothing has been touched.";

    /**
     * Refuses elements that the goal does not have, and options that no goal has.
     *
     * @throws BadParameterException with the nearest name
     */
    void refuse() {
        refuseElements(written.ownNames(), goal.siblings());
        refuseElements(written.sharedNames(), goal.known());
        for (String property : written.user().stringPropertyNames()) {
            word(property).filter(word -> !isKnown(property, word)).ifPresent(word -> refuse("-D" + property, word));
        }
        // Others may have such properties in their POMs, but hardly with names that are a slip away from ours.
        for (String property : written.otherProperties()) {
            word(property)
                    .filter(word -> !isKnown(property, word))
                    .filter(word -> nearest(word, goal.known()).isPresent())
                    .ifPresent(word -> refuse(property, word));
        }
    }

    private void refuseElements(Set<String> written, Set<String> known) {
        for (String element : written) {
            if (!known.contains(element)) {
                throw BadParameterException.ofSeveral("<" + element + "> in <configuration>: " + goal.name()
                        + " has no such parameter" + meant("", element, known) + UNTOUCHED);
            }
        }
    }

    private void refuse(String written, String word) {
        throw BadParameterException.ofSeveral(QuotedInput.of(written) + ": no goal has a parameter of that name"
                + meant(SESSION + '.', word, goal.known()) + UNTOUCHED);
    }

    /** What may have been meant: best a parameter of this goal. */
    private String meant(String prefix, String written, Collection<String> known) {
        Collection<String> own = goal.defaults().keySet();
        return nearest(written, own)
                .or(() -> nearest(written, known))
                .map(name -> "; did you mean " + prefix + name + "?")
                .orElseGet(() -> "; there are " + String.join(", ", own) + ".");
    }

    private boolean isKnown(String property, String word) {
        return property.startsWith(SESSION + '.') && (goal.known().contains(word) || OF_MAVEN.contains(word));
    }

    /** What stands behind the prefix; empty when it has another one. */
    private static Optional<String> word(String property) {
        int dot = property.indexOf('.');
        return dot >= 0 && property.substring(0, dot).equalsIgnoreCase(SESSION)
                ? Optional.of(property.substring(dot + 1))
                : Optional.empty();
    }

    /** What does nothing for this goal, though it looks as if it did. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (String element : written.sharedNames()) {
            warnOfOther('<' + element + "> in the plugin's <configuration>", element, warnings);
        }
        for (String property : written.user().stringPropertyNames()) {
            String given = QuotedInput.of("-D" + property + '=' + written.user().getProperty(property));
            Optional<String> word = word(property);
            word.ifPresent(other -> warnOfOther(given, other, warnings));
            if (word.isEmpty()) {
                withoutPrefix(property)
                        .ifPresent(parameter -> warnings.add(given + " does nothing for " + goal.name()
                                + ": its parameter is -D" + SESSION + '.' + parameter
                                + (parameter.equals(DRY_RUN) ? ". This is no dry run." : ".")));
            }
        }
        return warnings;
    }

    /** Another goal's parameter may well be meant for that goal; but whoever narrows a choice by it and is not heard should know. */
    private void warnOfOther(String written, String parameter, List<String> warnings) {
        boolean isAboutSessions = Stream.of(RequestOption.values())
                .anyMatch(option -> option.parameter().equals(parameter));
        if (has(DRY_RUN) && isAboutSessions && !has(parameter)) {
            warnings.add(written + " does nothing for " + goal.name() + ", which has no such parameter.");
        }
    }

    private boolean has(String parameter) {
        return goal.defaults().containsKey(parameter);
    }

    /** The parameter that was meant where the prefix is missing, or a letter away from ours; empty where it was given rightly, too. */
    private Optional<String> withoutPrefix(String property) {
        int dot = property.indexOf('.');
        if (dot >= 0 && distance(property.substring(0, dot), SESSION) > 1) {
            return Optional.empty();
        }
        return goal.defaults().keySet().stream()
                .filter(property.substring(dot + 1)::equalsIgnoreCase)
                .filter(parameter -> written.user().getProperty(SESSION + '.' + parameter) == null)
                .findFirst();
    }

    /** The name that is a slip away: other case, other separators, a letter or two; empty when there is none. */
    private static Optional<String> nearest(String written, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(written, name) <= (name.length() > SHORT ? 2 : 1))
                .min(Comparator.comparingInt(name -> distance(written, name)));
    }

    /** How many letters are to be put in, taken out or replaced; case and separators do not count. */
    private static int distance(String one, String other) {
        String from = letters(one);
        String to = letters(other);
        int[] costs = IntStream.rangeClosed(0, to.length()).toArray();
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
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
    }
}
