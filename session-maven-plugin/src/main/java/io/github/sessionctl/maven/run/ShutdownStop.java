package io.github.sessionctl.maven.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run early when the process is being ended, as Ctrl-C and Jenkins' red button do: the thread that made it is interrupted, and
 * the process waits a moment for its report.
 */
final class ShutdownStop {

    /** Hosts hand in what they have within 2 s; a call that hangs must not keep the process alive. */
    private static final Duration LONGEST = Duration.ofSeconds(4);

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "sessionctl-shutdown");

    ShutdownStop() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, so the run is not to begin at all.
            worker.interrupt();
        }
    }

    /** Interrupts the run, and waits until it has finished, but not for ever. */
    void stop() {
        worker.interrupt();
        try {
            if (!end.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("sessionctl: a call still hangs and is given up; what it asked for may yet happen");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run has told everything that it has to tell. */
    void finished() {
        end.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs already, and has just been told that there is nothing left to wait for.
        }
    }
}
