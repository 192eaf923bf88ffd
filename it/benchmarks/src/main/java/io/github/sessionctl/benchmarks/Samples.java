package io.github.sessionctl.benchmarks;

import java.util.Arrays;
import java.util.List;

/** What was measured, in milliseconds, in the order in which it was. */
record Samples(List<Double> millis) {

    Samples {
        millis = List.copyOf(millis);
    }

    double median() {
        return quantile(0.5);
    }

    /** The value below which this share of the samples lies. */
    double quantile(double share) {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }

    @Override
    public String toString() {
        return Arrays.toString(millis.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
