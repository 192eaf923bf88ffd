package io.github.sessionctl.host.deadline;

import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the failures of calls with a deadline read. */
final class CallFailures {

    private CallFailures() {}

    static SessionException timedOut(RunningCall<?> call, Throwable cause) {
        Duration deadline = Objects.requireNonNull(call.deadline);
        return failure(
                Reason.TIMED_OUT,
                call,
                "the host did not answer within " + DurationText.format(deadline) + "; " + notKnown(call),
                "Check that the host is up and not overloaded; it is not asked again until it has answered.",
                cause);
    }

    static SessionException stillHanging(RunningCall<?> call, RunningCall<?> hanging) {
        return failure(
                Reason.TIMED_OUT,
                call,
                "the host has not answered an earlier call (" + hanging.operation + ") for "
                        + DurationText.format(hanging.elapsed()) + ", so it was not asked again",
                "Check that the host is up and not overloaded; it is asked again when that call has come back.",
                null);
    }

    static SessionException tooMany(RunningCall<?> call, int abandoned, int running) {
        return failure(
                Reason.BUSY,
                call,
                "too many calls are under way: " + running + ", of which " + abandoned
                        + " have been abandoned because their hosts did not answer",
                "Leave out the hosts that do not answer, or wait until they have.",
                null);
    }

    /** Whether the host has done what it was asked, when nobody has waited for its answer. */
    static String notKnown(RunningCall<?> call) {
        return switch (call.operation) {
            case LOGOFF -> "whether it has accepted the logoff is not known, list the sessions to see";
            case DISCONNECT -> "whether it disconnects the session is not known, list the sessions to see";
            case MESSAGE -> "whether the message is shown is not known";
            default -> "its answer is not waited for any more";
        };
    }

    /** What the call itself has thrown, thrown again on the caller's thread. */
    static RuntimeException thrown(RunningCall<?> call, Exception carrier) {
        Throwable thrown = Objects.requireNonNull(carrier.getCause());
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof SessionException failure) {
            return failure;
        }
        return thrown instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException(call.operation.toString(), thrown);
    }

    private static SessionException failure(
            Reason reason, RunningCall<?> call, String problem, String nextStep, @Nullable Throwable cause) {
        SessionOperation operation = call.operation;
        return SessionException.of(reason, operation, call.host.toString(), call.session, problem, nextStep, cause);
    }
}
