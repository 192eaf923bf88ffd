package io.github.sessionctl.host.deadline;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call on its way through a worker thread to an answer, and how its failures read. */
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

    private static final String CALL_AGAIN = "Call again.";

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
    private final long startedAt = System.nanoTime();

    // All of these are guarded by the threads it runs on. It has begun when its body has, or will; it is abandoned when
    // nobody waits for it, and
    // late when that is because its host did not answer in time.
    boolean hasBegun;
    boolean isAbandoned;
    boolean isLate;
    boolean hasEnded;

    /** Guarded like these: who runs the body and is to be interrupted when nobody waits for it; null before and afterwards. */
    @Nullable Thread worker;

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

    SessionException timedOut(Throwable cause) {
        String what = isPatient() ? "say what the answer is" : "answer";
        String leftAlone = isPatient() ? "" : "; it is not asked again until it has answered";
        return failure(
                Reason.TIMED_OUT,
                "the host did not " + what + " within " + DurationText.format(deadline) + "; " + notKnown(),
                "Check that the host is up and not overloaded" + leftAlone + ".",
                cause);
    }

    SessionException interrupted(boolean begun, InterruptedException cause) {
        String problem = "the caller was interrupted after " + DurationText.format(elapsed()) + "; "
                + (begun ? notKnown() : "it was not begun");
        return failure(begun ? Reason.INTERRUPTED : Reason.NOT_ASKED, problem, CALL_AGAIN, cause);
    }

    /** No thread came to it in time. */
    SessionException notBegun(Throwable cause) {
        String problem = "this process was too busy to ask the host within " + DurationText.format(deadline);
        return failure(Reason.NOT_ASKED, problem, CALL_AGAIN, cause);
    }

    SessionException noThread(OutOfMemoryError cause) {
        String problem = "there is no thread to ask the host with (" + cause.getMessage() + ")";
        String nextStep = "Give the process more memory or more threads, or call again when the machine is less busy.";
        return failure(Reason.NOT_ASKED, problem, nextStep, cause);
    }

    SessionException stillHanging(RunningCall<?> hanging) {
        return failure(
                Reason.NOT_ASKED,
                "the host has not answered an earlier call (" + hanging.operation + ") for "
                        + DurationText.format(hanging.elapsed()) + ", so it was not asked again",
                "Check that the host is up and not overloaded; it is asked again when that call has come back.",
                null);
    }

    SessionException tooManyLate(int late) {
        String problem = "too many calls have been abandoned because their hosts did not answer: " + late;
        String nextStep = "Leave out the hosts that do not answer, or wait until they have.";
        return failure(Reason.NOT_ASKED, problem, nextStep, null);
    }

    SessionException tooMany(int running) {
        String what = isPatient() ? "questions and waits for events" : "calls";
        String problem = "too many " + what + " are under way: " + running;
        return failure(Reason.NOT_ASKED, problem, "Wait until some of them have come back.", null);
    }

    /** Whether the host has done what it was asked, when nobody has waited for its answer. */
    private String notKnown() {
        return switch (operation) {
            case LOGOFF -> "whether it has accepted the logoff is not known, list the sessions to see";
            case DISCONNECT -> "whether it disconnects the session is not known, list the sessions to see";
            case MESSAGE -> "whether the message is shown is not known";
            default -> "its answer is no longer waited for";
        };
    }

    private SessionException failure(Reason reason, String problem, String nextStep, @Nullable Throwable cause) {
        return SessionException.of(reason, operation, host.toString(), session, problem, nextStep, cause);
    }

    /** What the call itself has thrown, to be thrown again on the caller's thread. */
    RuntimeException thrown(Exception carrier) {
        Throwable thrown = Objects.requireNonNull(carrier.getCause());
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException(operation.toString(), thrown);
    }
}
