package io.github.sessionctl.benchmarks.measure;

import java.util.List;
import java.util.Locale;

/**
 * What was measured, in the order in which it was.
 *
 * @param unit of all values, such as ms
 * @param values at least one
 */
public record Figure(String unit, List<Double> values) {

    private static final double WITHOUT_DECIMALS = 100;
    private static final double WITH_ONE = 10;

    public Figure {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    /** Of something that was counted once. */
    public static Figure of(double value, String unit) {
        return new Figure(unit, List.of(value));
    }

    /** All values of figures of the same unit. */
    public static Figure together(List<Figure> figures) {
        return new Figure(
                figures.get(0).unit,
                figures.stream().flatMap(figure -> figure.values.stream()).toList());
    }

    /** The value in the middle. */
    public double median() {
        return quantile(0.5);
    }

    /** The value below which this share of the values lies. */
    double quantile(double share) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }

    /** One value of this unit, as the report writes it. */
    public String text(double value) {
        double size = Math.abs(value);
        boolean isWhole = size >= WITHOUT_DECIMALS || value == Math.rint(value);
        String number = isWhole ? "%.0f" : size >= WITH_ONE ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, number, value) + ' ' + unit;
    }

    @Override
    public String toString() {
        if (values.size() == 1) {
            return text(values.get(0));
        }
        return text(median()) + " (" + text(quantile(0.25)) + " to " + text(quantile(0.75)) + ", " + values.size()
                + " times)";
    }
}
