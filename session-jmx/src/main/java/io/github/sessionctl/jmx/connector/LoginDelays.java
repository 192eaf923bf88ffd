package io.github.sessionctl.jmx.connector;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;

/**
 * Slows down those who guess passwords. After three wrong ones from an address, the next one from there is looked at 1 second later, and twice
 * as late after each further one, up to 30 seconds. Other addresses do not notice. Neither a right password nor another user name
 * makes it quicker: a quarter of an hour without a wrong one does.
 *
 * <p>Who waits holds a thread, so only few may: the others are turned away without a look at their password. Safe for use by several threads.
 */
final class LoginDelays implements AutoCloseable {

    static final int FREE_FAILURES = 3;
    static final Duration LONGEST = Duration.ofSeconds(30);
    static final Duration MEMORY = Duration.ofMinutes(15);

    /** How many may wait, from one address and in all. */
    static final int MOST_WAITING = 4;

    static final int MOST_WAITING_IN_ALL = 32;

    /** Beyond that, those that have not been heard of for longest are forgotten. */
    private static final int MOST_ADDRESSES = 1000;

    private static final int IPV6_NETWORK_GROUPS = 4;

    /** Looks at a password. */
    interface Attempt<T> {
        T run() throws LoginException;
    }

    /** Lets time pass, and says whether it has; otherwise nobody is to wait any more. */
    interface Pause {
        boolean pause(Duration time) throws InterruptedException;
    }

    /** Somebody was turned away: the password was not looked at. */
    static final class TooManyFailures extends LoginException {
        private static final long serialVersionUID = 1;
    }

    private static final class Failures {
        int count;
        long last;
        int waiting;
    }

    private final CountDownLatch closing = new CountDownLatch(1);
    private final LongSupplier nanoTime;
    private final Pause pause;

    // Guarded by this.
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    private int waiting;

    /** In real time, until they are closed. */
    LoginDelays() {
        nanoTime = System::nanoTime;
        pause = time -> !closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    LoginDelays(LongSupplier nanoTime, Pause pause) {
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    /**
     * Looks at a password as soon as one from this address may be looked at, one at a time.
     *
     * @throws FailedLoginException when it is wrong; that counts
     * @throws TooManyFailures when it was not looked at, because it would have had to wait too long, or too many wait already
     * @throws LoginException when it could not be looked at; that counts for nothing
     */
    <T> T attempt(String address, Attempt<T> attempt) throws LoginException {
        String network = network(address);
        long patience = LONGEST.toNanos();
        while (true) {
            long left;
            Failures before;
            synchronized (this) {
                before = failures(network);
                left = left(before);
                if (left == 0) {
                    // Inside the lock: of many at the same time, each knows of the ones before it.
                    try {
                        return attempt.run();
                    } catch (FailedLoginException e) {
                        before.count++;
                        before.last = nanoTime.getAsLong();
                        throw e;
                    }
                }
                if (left > patience || before.waiting >= MOST_WAITING || waiting >= MOST_WAITING_IN_ALL) {
                    throw new TooManyFailures();
                }
                before.waiting++;
                waiting++;
            }
            patience -= left;
            await(before, left);
        }
    }

    private Failures failures(String network) {
        Failures known = failures.computeIfAbsent(network, unknown -> new Failures());
        if (known.count > 0 && nanoTime.getAsLong() - known.last > MEMORY.toNanos()) {
            known.count = 0;
        }
        return known;
    }

    private long left(Failures before) {
        if (before.count < FREE_FAILURES) {
            return 0;
        }
        // No further than needed: more doublings would leave the range of numbers.
        long seconds = Math.min(LONGEST.toSeconds(), 1L << Math.min(before.count - FREE_FAILURES, 5));
        return Math.max(0, before.last + TimeUnit.SECONDS.toNanos(seconds) - nanoTime.getAsLong());
    }

    private void await(Failures before, long nanos) throws TooManyFailures {
        boolean hasPassed = false;
        try {
            hasPassed = pause.pause(Duration.ofNanos(nanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                before.waiting--;
                waiting--;
            }
        }
        if (!hasPassed) {
            throw new TooManyFailures();
        }
    }

    /** Who has one address of IPv6 has the whole network of it. */
    private static String network(String address) {
        String[] groups = address.split(":", -1);
        return groups.length <= IPV6_NETWORK_GROUPS
                ? address
                : String.join(":", Arrays.copyOf(groups, IPV6_NETWORK_GROUPS));
    }

    /** Turns away all who wait. */
    @Override
    public void close() {
        closing.countDown();
    }
}
