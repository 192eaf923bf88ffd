package io.github.sessionctl.host.deadline;

import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.text.DurationText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the failures of calls with a deadline read. */
final class CallFailures {

    private static final String CALL_AGAIN = "Call again.";

    private CallFailures() {}

    static SessionException timedOut(RunningCall<?> call, Throwable cause) {
        String what = call.isPatient() ? "say what the answer is" : "answer";
        String leftAlone = call.isPatient() ? "" : "; it is not asked again until it has answered";
        return failure(
                Reason.TIMED_OUT,
                call,
                "the host did not " + what + " within " + DurationText.format(call.deadline) + "; " + notKnown(call),
                "Check that the host is up and not overloaded" + leftAlone + ".",
                cause);
    }

    static SessionException interrupted(RunningCall<?> call, boolean hasBegun, InterruptedException cause) {
        return failure(
                hasBegun ? Reason.INTERRUPTED : Reason.NOT_ASKED,
                call,
                "the caller was interrupted after " + DurationText.format(call.elapsed()) + "; "
                        + (hasBegun ? notKnown(call) : "it was not begun"),
                CALL_AGAIN,
                cause);
    }

    /** No thread came to it in time. */
    static SessionException notBegun(RunningCall<?> call, Throwable cause) {
        String within = DurationText.format(call.deadline);
        return notAsked(call, "this process was too busy to ask the host within " + within, CALL_AGAIN, cause);
    }

    static SessionException noThread(RunningCall<?> call, OutOfMemoryError cause) {
        return notAsked(
                call,
                "there is no thread to ask the host with (" + cause.getMessage() + ")",
                "Give the process more memory or more threads, or call again when the machine is less busy.",
                cause);
    }

    static SessionException stillHanging(RunningCall<?> call, RunningCall<?> hanging) {
        return notAsked(
                call,
                "the host has not answered an earlier call (" + hanging.operation + ") for "
                        + DurationText.format(hanging.elapsed()) + ", so it was not asked again",
                "Check that the host is up and not overloaded; it is asked again when that call has come back.",
                null);
    }

    static SessionException tooManyLate(RunningCall<?> call, int late) {
        return notAsked(
                call,
                "too many calls have been abandoned because their hosts did not answer: " + late,
                "Leave out the hosts that do not answer, or wait until they have.",
                null);
    }

    static SessionException tooMany(RunningCall<?> call, int running) {
        String what = call.isPatient() ? "questions and waits for events" : "calls";
        String problem = "too many " + what + " are under way: " + running;
        return notAsked(call, problem, "Wait until some of them have come back.", null);
    }

    private static SessionException notAsked(
            RunningCall<?> call, String problem, String nextStep, @Nullable Throwable cause) {
        return failure(Reason.NOT_ASKED, call, problem, nextStep, cause);
    }

    /** Whether the host has done what it was asked, when nobody has waited for its answer. */
    private static String notKnown(RunningCall<?> call) {
        return switch (call.operation) {
            case LOGOFF -> "whether it has accepted the logoff is not known, list the sessions to see";
            case DISCONNECT -> "whether it disconnects the session is not known, list the sessions to see";
            case MESSAGE -> "whether the message is shown is not known";
            default -> "its answer is no longer waited for";
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
