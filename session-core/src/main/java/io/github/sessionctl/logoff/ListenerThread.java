package io.github.sessionctl.logoff;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells a listener on a daemon thread, in order, what happens. Whoever tells never waits for it; closing does, but not for ever. */
public final class ListenerThread<L> implements AutoCloseable {

    private static final Logger LOG = System.getLogger("io.github.sessionctl.logoff");

    /** How long the end of a run waits for a listener that has not heard everything. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long it waits where somebody waits for the run's end: shorter than a fleet waits for a report. */
    private static final Duration SHORT_PATIENCE = Duration.ofMillis(500);

    private final L listener;
    private final String name;
    private final ExecutorService thread;

    /** For one listener; the name is its thread's. */
    public ListenerThread(L listener, String name) {
        this.listener = listener;
        this.name = name;
        this.thread = new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::newThread);
    }

    private Thread newThread(Runnable work) {
        Thread made = new Thread(work, name);
        made.setDaemon(true);
        return made;
    }

    /** Has the listener told, later, in its turn. */
    public void tell(Consumer<? super L> news) {
        try {
            thread.execute(() -> {
                try {
                    news.accept(listener);
                } catch (RuntimeException | Error e) {
                    LOG.log(Level.WARNING, "A listener failed; the run goes on.", e);
                }
            });
        } catch (OutOfMemoryError e) {
            // The system gives no more threads: the event waits in the queue for the next one that comes.
            LOG.log(Level.WARNING, "There is no thread to tell a listener on; the run goes on.", e);
        }
    }

    /**
     * Waits until everything has been told, a few seconds at most, and less where the calling thread is interrupted, which it stays. What the listener
     * has not heard by then it hears later.
     */
    @Override
    public void close() {
        thread.shutdown();
        boolean isInterrupted = Thread.interrupted();
        boolean hasHeard = false;
        try {
            hasHeard = hasHeard(isInterrupted ? SHORT_PATIENCE : PATIENCE);
        } catch (InterruptedException e) {
            isInterrupted = true;
        }
        if (!hasHeard) {
            LOG.log(Level.WARNING, "A listener has not heard everything yet; the run ends without it.");
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasHeard(Duration longest) throws InterruptedException {
        return thread.awaitTermination(longest.toNanos(), TimeUnit.NANOSECONDS);
    }
}
