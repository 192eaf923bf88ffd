package io.github.sessionctl.fleet;

import io.github.sessionctl.logoff.LogoffCancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run early when the process is being ended, as Ctrl-C and Jenkins' red button do: nothing further is done to sessions, and the process waits
 * a moment for the run's report. Made by the thread that runs, asked by any other.
 */
public final class ShutdownStop implements AutoCloseable {

    /** Longer than a fleet waits for its hosts to hand in what they have; a call that hangs must not keep the process alive. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final LogoffCancellation cancellation = new LogoffCancellation();
    private final Thread worker = Thread.currentThread();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::askAndWait, "sessionctl-stop");
    private volatile boolean isAskedFor;

    /** A stop of what this thread does, for somebody to ask for. */
    public ShutdownStop() {}

    /** The same, asked for when the process is being ended. */
    public static ShutdownStop ofProcess() {
        ShutdownStop stop = new ShutdownStop();
        try {
            Runtime.getRuntime().addShutdownHook(stop.hook);
        } catch (IllegalStateException e) {
            // The process is ending already, so the run is not to begin at all.
            stop.ask();
        }
        return stop;
    }

    /** What the run goes by. */
    public LogoffCancellation cancellation() {
        return cancellation;
    }

    /** Whether the run was asked to end before it had finished. */
    public boolean isAskedFor() {
        return isAskedFor;
    }

    /** Asks the run to end, unless it has finished: cancels it, and interrupts its thread. Waits for nothing. */
    public void ask() {
        if (finished.getCount() == 0) {
            return;
        }
        isAskedFor = true;
        worker.interrupt();
        // Cancelling waits for calls that are on their way to a host.
        Fleet.daemon(cancellation::cancel).start();
    }

    /** Asks, and waits until the run has finished, but not for ever. */
    void askAndWait() {
        ask();
        try {
            if (!finished.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("sessionctl: a call still hangs and is given up; what it asked for may yet happen");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run has finished and said everything that it has to say. */
    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs already, and has just been told that there is nothing left to wait for.
        }
    }
}
