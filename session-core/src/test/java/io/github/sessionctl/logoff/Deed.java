package io.github.sessionctl.logoff;

import io.github.sessionctl.action.ActionResult;
import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageStyle;
import io.github.sessionctl.session.SessionException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done to a session: what holds before one of them holds before each. */
enum Deed {
    LOGOFF("logoff", "LOGGED_OFF"),
    DISCONNECT("disconnect", "DISCONNECTED"),
    MESSAGE("message", "MESSAGE_SENT");

    /** The operation, as scenarios write it. */
    final String operation;

    /** The outcome when it is done. */
    final String done;

    Deed(String operation, String done) {
        this.operation = operation;
        this.done = done;
    }

    /** What became of one session, whatever was done. */
    record Result(
            String outcome, @Nullable LogoffRule rule, String explanation, SessionException.@Nullable Reason reason) {}

    Result of(Simulation simulation, LogoffPolicy.Builder policy, long id) {
        return this == LOGOFF
                ? of(simulation.resultOf(id, policy))
                : of(simulation.act(policy.build(), action()).results().stream()
                        .filter(result -> result.session().id().value() == id)
                        .findFirst()
                        .orElseThrow());
    }

    private SessionAction action() {
        return this == DISCONNECT
                ? SessionAction.disconnect()
                : SessionAction.send(new Message("T", "t", MessageStyle.INFORMATION, Duration.ofSeconds(30)));
    }

    private static Result of(LogoffResult result) {
        return new Result(result.outcome().name(), result.rule(), result.explanation(), reason(result.failure()));
    }

    private static Result of(ActionResult result) {
        return new Result(result.outcome().name(), result.rule(), result.explanation(), reason(result.failure()));
    }

    private static SessionException.@Nullable Reason reason(@Nullable SessionException failure) {
        return failure == null ? null : failure.reason();
    }

    /** The sessions to which the host was asked to do it, in order. */
    List<Long> asked(Simulation simulation) {
        return switch (this) {
            case LOGOFF -> simulation.host.loggedOff;
            case DISCONNECT -> simulation.host.disconnected;
            case MESSAGE -> simulation.host.told;
        };
    }
}
