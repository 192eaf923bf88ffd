package io.github.sessionctl.it.fuzz.child;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What happens in the child: one try after the other, each from a seed of its own that is written down before it begins. */
public final class Tries {

    /** The child's exit code where a try failed and could say so. */
    static final int FAILED = 3;

    /** One try. */
    public interface Try {
        void run(long seed) throws Exception;
    }

    private Tries() {}

    /**
     * Tries until the time is over; the first try's seed is the one that was given, so that a failure's seed repeats it at once.
     *
     * @param arguments a seed, seconds, and the file for the seed of the try under way
     */
    public static void run(String[] arguments, Try one) throws Exception {
        long first = Long.parseLong(arguments[0]);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[1]));
        Path underWay = Path.of(arguments[2]);
        Random seeds = new Random(first);
        int tries = 0;
        for (long seed = first; tries == 0 || System.nanoTime() < end; seed = seeds.nextLong()) {
            Files.writeString(underWay, Long.toString(seed));
            try {
                one.run(seed);
            } catch (Throwable e) {
                e.printStackTrace();
                System.exit(FAILED);
            }
            tries++;
        }
        System.out.println("TRIES " + tries);
    }
}
