package io.github.sessionctl.host.deadline;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way through a worker thread.
 *
 * @param <T> what it answers
 */
final class RunningCall<T> {

    final HostAddress host;
    final SessionOperation operation;
    final @Nullable SessionId session;
    final Supplier<T> body;

    /** How long it may take; null when as long as it likes. */
    final @Nullable Duration deadline;

    /** Gets an answer that nobody waits for any more. */
    final Consumer<T> dropped;

    final CompletableFuture<T> answer = new CompletableFuture<>();

    /** By the clock of {@link System#nanoTime}. */
    final long startedAt = System.nanoTime();

    /** Whether nobody waits for it any more; guarded by the threads it runs on. */
    boolean isAbandoned;

    /** Whether it has come to its end; guarded by the threads it runs on. */
    boolean hasEnded;

    RunningCall(
            HostAddress host,
            SessionOperation operation,
            @Nullable SessionId session,
            @Nullable Duration deadline,
            Supplier<T> body,
            Consumer<T> dropped) {
        this.host = host;
        this.operation = operation;
        this.session = session;
        this.deadline = deadline;
        this.body = body;
        this.dropped = dropped;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    boolean isOverdue() {
        return deadline != null && elapsed().compareTo(deadline) >= 0;
    }
}
