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

    /** What its lateness means, and what becomes of it when nobody waits for it. */
    enum Kind {
        /** The host answers it by itself: when it is late, the host hangs. */
        ASKING,

        /** It waits for people or for events, which may take any time and says nothing about the host. */
        WAITING,

        /** It gives back what the host holds, so it is made whether or not somebody waits for it, and to its end. */
        GIVING_BACK
    }

    final Kind kind;
    final HostAddress host;
    final SessionOperation operation;
    final @Nullable SessionId session;

    /** How long its caller waits for it. */
    final Duration deadline;

    final Supplier<T> body;

    /** Gets an answer that nobody waits for. */
    final Consumer<T> dropped;

    /** Gets this call once, on any thread, when its body has ended or will never begin. */
    final Consumer<? super RunningCall<T>> afterwards;

    final CompletableFuture<T> answer = new CompletableFuture<>();

    /** By the clock of {@link System#nanoTime}. */
    final long startedAt = System.nanoTime();

    // All of these are guarded by the threads it runs on.

    /** Whether its body has begun, or will. */
    boolean hasBegun;

    /** Who runs the body and is to be interrupted when nobody waits for it; null before and afterwards. */
    @Nullable Thread worker;

    /** Whether nobody waits for it. */
    boolean isAbandoned;

    /** Whether it has been abandoned because its host did not answer in time. */
    boolean isLate;

    /** Whether it has come to its end. */
    boolean hasEnded;

    RunningCall(
            Kind kind,
            HostAddress host,
            SessionOperation operation,
            @Nullable SessionId session,
            Duration deadline,
            Supplier<T> body,
            Consumer<T> dropped,
            Consumer<? super RunningCall<T>> afterwards) {
        this.kind = kind;
        this.host = host;
        this.operation = operation;
        this.session = session;
        this.deadline = deadline;
        this.body = body;
        this.dropped = dropped;
        this.afterwards = afterwards;
    }

    boolean isPatient() {
        return kind == Kind.WAITING;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** Whether its host hangs. */
    boolean isOverdue() {
        return hasBegun && !isPatient() && elapsed().compareTo(deadline) >= 0;
    }
}
