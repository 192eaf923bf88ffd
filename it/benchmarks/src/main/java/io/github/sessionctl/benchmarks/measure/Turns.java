package io.github.sessionctl.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;

/** Measures several ways in turns, so that what else the machine does hits all of them. */
public final class Turns {

    private Turns() {}

    /** One way: does it once, and says what that cost. */
    @FunctionalInterface
    public interface Once {
        double cost() throws Exception;
    }

    /** The figures of all ways, in their order; the first turn does not count. */
    public static List<Figure> take(int turns, String unit, List<Once> ways) throws Exception {
        List<List<Double>> costs = new ArrayList<>();
        ways.forEach(way -> costs.add(new ArrayList<>()));
        for (int turn = -1; turn < turns; turn++) {
            for (int way = 0; way < ways.size(); way++) {
                double cost = ways.get(way).cost();
                if (turn >= 0) {
                    costs.get(way).add(cost);
                }
            }
        }
        return costs.stream().map(values -> new Figure(unit, values)).toList();
    }
}
