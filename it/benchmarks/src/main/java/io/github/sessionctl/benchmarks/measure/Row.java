package io.github.sessionctl.benchmarks.measure;

import java.util.Locale;
import java.util.Optional;

/**
 * A line of the report.
 *
 * @param what what was measured
 * @param ours how we do it, and what that costs
 * @param against what it is compared with, and what that costs
 * @param goal what we want of the two
 * @param result what came out, with the same words
 * @param holds whether the goal holds; empty where there is none
 */
public record Row(String what, Way ours, Way against, String goal, String result, Optional<Boolean> holds) {

    /** A way to do it. */
    public record Way(String name, Figure figure) {}

    /** A goal that is a factor between the medians, ours at most so many times the other. */
    public static Row atMostTimes(double factor, String what, Way ours, Way against) {
        return new Row(
                what,
                ours,
                against,
                String.format(Locale.ROOT, "at most %.2f times", factor),
                timesText(ours, against),
                Optional.of(times(ours, against) <= factor));
    }

    /** A factor between the medians that is told, and has no goal. */
    public static Row toldTimes(String what, Way ours, Way against) {
        return told(what, ours, against, timesText(ours, against));
    }

    private static double times(Way ours, Way against) {
        return ours.figure().median() / against.figure().median();
    }

    private static String timesText(Way ours, Way against) {
        return String.format(Locale.ROOT, "%.2f times", times(ours, against));
    }

    /** A goal that is a factor between the medians, ours at least so many times faster. */
    public static Row fasterBy(double factor, String what, Way ours, Way against) {
        double times = against.figure().median() / ours.figure().median();
        return new Row(
                what,
                ours,
                against,
                String.format(Locale.ROOT, "at least %.0f times faster", factor),
                String.format(Locale.ROOT, "%.1f times faster", times),
                Optional.of(times >= factor));
    }

    /** A goal that is a difference between the medians, ours at most so much more. */
    public static Row atMostMore(double most, String what, Way ours, Way against) {
        Figure figure = ours.figure();
        double more = figure.median() - against.figure().median();
        return new Row(
                what,
                ours,
                against,
                "at most " + figure.text(most) + " more",
                figure.text(more) + " more",
                Optional.of(more <= most));
    }

    /** Something that is told, and has no goal. */
    public static Row told(String what, Way ours, Way against, String result) {
        return new Row(what, ours, against, "told", result, Optional.empty());
    }

    /** How the goal did, in a word. */
    public String verdict() {
        return holds.map(does -> does ? "yes" : "**no**").orElse("");
    }
}
