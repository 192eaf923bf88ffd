package io.github.sessionctl.safety;

import java.util.List;
import java.util.SplittableRandom;

/** Draws at random, and the same again from the same seed. */
final class Chance {

    private final long seed;
    /** Unlike Random's, its first draws are not alike for seeds that are. */
    private final SplittableRandom random;

    Chance(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
    }

    /** Draws of their own for one call: the same whatever other threads have drawn meanwhile. */
    Chance at(String call) {
        return new Chance(seed * 31 + call.hashCode());
    }

    /** True once in so many times. */
    boolean once(int times) {
        return random.nextInt(times) == 0;
    }

    boolean coin() {
        return random.nextBoolean();
    }

    /** From 0 to the bound, which is left out. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T pick(List<T> any) {
        return any.get(random.nextInt(any.size()));
    }

    /** From one to so many of these, one perhaps twice. */
    <T> List<T> some(int most, List<T> any) {
        return random.ints(1 + random.nextInt(most), 0, any.size())
                .mapToObj(any::get)
                .toList();
    }
}
