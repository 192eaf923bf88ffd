package io.github.sessionctl.it.fuzz.malformed;

import io.github.sessionctl.it.fuzz.child.Tries;
import io.github.sessionctl.it.simulator.WtsSimulator;
import java.util.Map;
import java.util.TreeMap;

/** One machine after the other, in a process that a wrong read may end. Says which IDs were logged off, and what was met. */
final class MalformedRounds {

    private MalformedRounds() {}

    public static void main(String[] arguments) throws Exception {
        WtsSimulator.requireOurs();
        WtsSimulator.guardPages(true);
        Map<String, Integer> counts = new TreeMap<>();
        Tries.run(arguments, seed -> {
            MalformedScenario scenario = MalformedScenario.of(seed);
            try {
                new MalformedRound(scenario, counts).run();
            } finally {
                MalformedRound.logoffs().forEach(id -> System.out.println("LOGOFF " + id + " SEED " + seed));
            }
        });
        System.out.println("COUNTS " + counts);
    }
}
