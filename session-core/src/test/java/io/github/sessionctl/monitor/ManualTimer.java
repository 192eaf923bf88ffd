package io.github.sessionctl.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Lets a test say when the monitor looks, and know when it has looked. */
final class ManualTimer extends LookTimer {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final long LONGEST_WAIT_MILLIS = 1000;

    private boolean isDue;
    private boolean isToBeRaised;
    private boolean isWaiting;
    private int waits;

    @Override
    Instant now() {
        return NOW;
    }

    @Override
    synchronized void raise() {
        isDue = true;
        notifyAll();
    }

    @Override
    synchronized void raiseAfter(Duration delay) {
        isToBeRaised = true;
    }

    @Override
    synchronized void cancelRaiseAfter() {
        isToBeRaised = false;
    }

    /** Whether the monitor wants to look once more, without an event. */
    synchronized boolean isToBeRaised() {
        return isToBeRaised;
    }

    @Override
    synchronized void await(Duration interval) throws InterruptedException {
        waits++;
        isWaiting = true;
        notifyAll();
        try {
            while (!isDue) {
                wait();
            }
        } finally {
            isWaiting = false;
        }
        isDue = false;
    }

    /** Makes the monitor look once, as if its interval had passed, and waits until it has. */
    void look() throws Exception {
        lookAfter(this::raise);
    }

    /** Waits until the monitor has looked because of something that this action does. */
    synchronized void lookAfter(Runnable action) throws Exception {
        awaitIdle();
        int before = waits;
        action.run();
        waitUntil(() -> waits != before);
    }

    /** Waits until the monitor waits for its next look. */
    synchronized void awaitIdle() throws Exception {
        waitUntil(() -> isWaiting);
    }

    private synchronized void waitUntil(BooleanSupplier condition) throws Exception {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(30)) {
                throw new TimeoutException("the monitor does not look");
            }
            wait(LONGEST_WAIT_MILLIS);
        }
    }
}
