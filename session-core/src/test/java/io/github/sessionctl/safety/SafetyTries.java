package io.github.sessionctl.safety;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Many tries. {@code -Dsafety.tries} says how many, {@code -Dsafety.seed} begins with the very try that has failed. Where several threads ask users,
 * the seed does not say when they meet.
 */
public final class SafetyTries {

    private static final @Nullable Long FIRST = Long.getLong("safety.seed");

    private final Supplier<? extends Simulator> simulators;
    private final int tries;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private boolean hasFailed;

    /**
     * Tries on machines of one kind.
     *
     * @param usual how many, unless somebody says otherwise
     * @param properties how many calls of {@link #from} they are spread over
     */
    public SafetyTries(Supplier<? extends Simulator> simulators, int usual, int properties) {
        this.simulators = simulators;
        this.tries = Math.max(1, Integer.getInteger("safety.tries", usual) / properties);
    }

    /** Some of them. */
    public void from(long seed) {
        hasFailed = true;
        if (FIRST != null) {
            one(FIRST);
        }
        Random seeds = new Random(seed);
        for (int i = 0; i < tries; i++) {
            one(seeds.nextLong());
        }
        hasFailed = false;
    }

    /** Whether the last of them has failed: then most have not been tried. */
    public boolean hasFailed() {
        return hasFailed;
    }

    private void one(long seed) {
        SafetyTry.of(seed, simulators.get()).forEach(outcome -> outcomes.merge(outcome, 1, Integer::sum));
    }

    /** How often each outcome has come up: what has never come up has not been tried. */
    public Map<String, Integer> outcomes() {
        return outcomes;
    }
}
