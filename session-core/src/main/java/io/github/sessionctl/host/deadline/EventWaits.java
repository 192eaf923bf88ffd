package io.github.sessionctl.host.deadline;

import io.github.sessionctl.host.SessionHost;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The waits for events that are under way on one host: they have no deadline, so somebody must be able to end each. */
final class EventWaits {

    /** A wait that begins in the very moment in which waits are ended misses it, so they are ended again after this long. */
    private static final long END_AGAIN_MILLIS = 100;

    private final SessionHost host;
    private final CallThreads threads;
    private final Set<Wait> underWay = new LinkedHashSet<>();

    /** A wait that has begun: for its caller, and for those who need to know when it has really ended. */
    static final class Wait {
        private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
        private @Nullable RunningCall<Boolean> call;
        private boolean isReleased;
    }

    EventWaits(SessionHost host, CallThreads threads) {
        this.host = host;
        this.threads = threads;
    }

    /** Begins a wait, and waits. */
    boolean await(Function<Supplier<Boolean>, RunningCall<Boolean>> beginning) {
        Wait wait = new Wait();
        synchronized (this) {
            underWay.add(wait);
        }
        RunningCall<Boolean> call;
        try {
            call = beginning.apply(() -> {
                try {
                    return host.awaitEvent();
                } finally {
                    ended(wait);
                }
            });
        } catch (RuntimeException | Error e) {
            ended(wait);
            throw e;
        }
        synchronized (this) {
            wait.call = call;
            if (wait.isReleased) {
                letGo(call);
            }
        }
        return threads.await(call);
    }

    private void ended(Wait wait) {
        synchronized (this) {
            underWay.remove(wait);
        }
        wait.ended.complete(true);
    }

    /** Those that have begun and not ended. */
    synchronized List<Wait> underWay() {
        return List.copyOf(underWay);
    }

    /** Has the host end these, and says whether they have ended; gives up after so long. */
    boolean end(List<Wait> waits, Duration longest) {
        long start = System.nanoTime();
        CompletableFuture<Void> all =
                CompletableFuture.allOf(waits.stream().map(wait -> wait.ended).toArray(CompletableFuture<?>[]::new));
        while (!all.isDone() && System.nanoTime() - start < longest.toNanos()) {
            host.endWaits();
            all.copy()
                    .completeOnTimeout(null, END_AGAIN_MILLIS, TimeUnit.MILLISECONDS)
                    .join();
        }
        return all.isDone();
    }

    /** Lets the callers of these go, whether or not the host has ended them. */
    synchronized void release(List<Wait> waits) {
        for (Wait wait : waits) {
            wait.isReleased = true;
            if (wait.call != null) {
                letGo(wait.call);
            }
        }
    }

    private void letGo(RunningCall<Boolean> wait) {
        if (threads.abandon(wait)) {
            wait.answer.complete(false);
        }
    }
}
