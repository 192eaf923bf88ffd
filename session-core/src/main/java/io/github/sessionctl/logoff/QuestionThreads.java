package io.github.sessionctl.logoff;

import io.github.sessionctl.host.HostAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The threads in which the questions of one run wait for their answers: a daemon thread for each, up to {@value #MOST}; further
 * questions take their turn. Closing interrupts those that still wait.
 */
final class QuestionThreads implements AutoCloseable {

    /** How many questions may be open at once. */
    static final int MOST = 200;

    static final String NAME = "sessionctl-question-";

    private final ExecutorService threads;

    QuestionThreads(int questions, HostAddress host) {
        threads = Executors.newFixedThreadPool(Math.min(questions, MOST), task -> {
            Thread thread = new Thread(task, NAME + host);
            thread.setDaemon(true);
            return thread;
        });
    }

    void begin(Runnable question) {
        threads.execute(question);
    }

    /** How many turns so many questions take. */
    int turns(int questions) {
        return (questions + MOST - 1) / MOST;
    }

    /** Waits until the threads have ended, when all of them have nothing left to do. */
    void awaitEnd() {
        threads.shutdown();
        try {
            threads.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
