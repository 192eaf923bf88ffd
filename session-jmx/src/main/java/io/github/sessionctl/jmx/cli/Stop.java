package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.logoff.LogoffCancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a command early: nobody further is logged off, and the command still reports what it has done. Made by the thread that runs the
 * command; asked to stop by any other.
 */
final class Stop {

    private final LogoffCancellation cancellation = new LogoffCancellation();
    private final Thread worker = Thread.currentThread();
    private final CountDownLatch finished = new CountDownLatch(1);

    /** What a logoff run goes by. */
    LogoffCancellation cancellation() {
        return cancellation;
    }

    boolean isAskedFor() {
        return cancellation.isCancelled();
    }

    /** Asks the command to end, unless it has finished. */
    void ask() {
        if (finished.getCount() > 0) {
            cancellation.cancel();
            worker.interrupt();
        }
    }

    /** The command has said everything that it has to say. */
    void finished() {
        finished.countDown();
    }

    /** Waits for {@link #finished}, but no longer than this: a call that nobody can interrupt must not keep the process alive. */
    void awaitFinished(Duration longest) {
        try {
            boolean isFinished = finished.await(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (!isFinished) {
                System.err.println("sessionctl: a call still hangs and is given up; what it asked for may yet happen");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
