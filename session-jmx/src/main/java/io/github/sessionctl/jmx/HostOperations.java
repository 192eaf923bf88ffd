package io.github.sessionctl.jmx;

import io.github.sessionctl.action.ActionResult;
import io.github.sessionctl.action.ActionRunner;
import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.jmx.audit.AuditTrail;
import io.github.sessionctl.jmx.audit.Caller;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.request.SessionRequest;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The operations of one host: makes sense of what was typed, hands it on, and leaves a record of each, also of those that were refused. Safe for
 * use by several threads.
 */
final class HostOperations {

    private static final Logger LOG = System.getLogger("io.github.sessionctl.jmx");

    private final SessionHost host;
    private final LogoffDesk desk;
    private final boolean isReadOnly;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final Runnable afterAction;

    /**
     * The operations.
     *
     * @param afterAction called when something may have been changed
     */
    HostOperations(
            SessionHost host,
            LogoffDesk desk,
            boolean isReadOnly,
            AuditTrail audit,
            InstantSource clock,
            Runnable afterAction) {
        this.host = host;
        this.desk = desk;
        this.isReadOnly = isReadOnly;
        this.audit = audit;
        this.clock = clock;
        this.afterAction = afterAction;
    }

    String logoff(int sessionId, @Nullable String user) {
        return logoffOne(
                "logoff",
                Map.of("sessionId", sessionId, "user", text(user)),
                sessionId,
                () -> OperationInput.ofSession(sessionId, user));
    }

    String askToLogOff(int sessionId, @Nullable String user, @Nullable String text, int timeoutSeconds) {
        return logoffOne(
                "askToLogOff",
                Map.of(
                        "sessionId",
                        sessionId,
                        "user",
                        text(user),
                        "text",
                        text(text),
                        "timeoutSeconds",
                        timeoutSeconds),
                sessionId,
                () -> OperationInput.ofSession(sessionId, user)
                        .with(RequestOption.STATES, "active")
                        .with(RequestOption.ASK, "true")
                        .with(RequestOption.MESSAGE, "text", text)
                        .within("timeoutSeconds", timeoutSeconds));
    }

    private String logoffOne(
            String operation, Map<String, Object> parameters, int sessionId, Supplier<OperationInput> typed) {
        return action(
                operation, parameters, () -> typed.get().meaning(one -> one.selected(false)), (policy, record) -> {
                    LogoffResult result = desk.logoff(new SessionId(sessionId), policy, record);
                    if (result.outcome() == LogoffOutcome.SKIPPED) {
                        // When one session was asked for, it is worth recording that a rule keeps it.
                        record.session(result.session(), result.outcome().name(), result.explanation());
                    }
                    return result.toLine();
                });
    }

    List<LogoffRow> logoffUser(@Nullable String user) {
        return logoffSeveral(
                "logoffUser",
                Map.of("user", text(user)),
                () -> new OperationInput()
                        .with(RequestOption.ONE_USER, "user", user)
                        .meaning(one -> one.selected(false)));
    }

    List<LogoffRow> logoffDisconnected(@Nullable String disconnectedFor) {
        return logoffSeveral(
                "logoffDisconnected",
                Map.of("disconnectedFor", text(disconnectedFor)),
                () -> disconnected(disconnectedFor));
    }

    List<LogoffRow> planLogoffDisconnected(@Nullable String disconnectedFor) {
        return look(
                "planLogoffDisconnected",
                Map.of("disconnectedFor", text(disconnectedFor)),
                () -> disconnected(disconnectedFor),
                policy -> LogoffRow.of(desk.plan(policy).asDryRun().results()),
                rows -> rows.stream()
                                .filter(row -> row.outcome().equals("WOULD_LOG_OFF"))
                                .count()
                        + " would be logged off");
    }

    private static LogoffPolicy disconnected(@Nullable String disconnectedFor) {
        return new OperationInput()
                .with(RequestOption.DISCONNECTED_FOR, "disconnectedFor", disconnectedFor)
                .meaning(SessionRequest::disconnected);
    }

    List<LogoffRow> logoffIdle(@Nullable String idleFor, @Nullable String message, int graceSeconds) {
        return logoffSeveral(
                "logoffIdle",
                Map.of("idleFor", text(idleFor), "message", text(message), "graceSeconds", graceSeconds),
                () -> new OperationInput()
                        .with(RequestOption.STATES, "active,disconnected")
                        .with(RequestOption.IDLE_FOR, "idleFor", idleFor)
                        .with(RequestOption.MESSAGE, "message", message)
                        .within("graceSeconds", graceSeconds)
                        .meaning(idle -> idle.selected(false)));
    }

    List<LogoffRow> logoffAll(@Nullable String message, int graceSeconds) {
        return logoffSeveral(
                "logoffAll",
                Map.of("message", text(message), "graceSeconds", graceSeconds),
                () -> new OperationInput()
                        .with(RequestOption.ALL, "true")
                        .with(RequestOption.MESSAGE, "message", message)
                        .within("graceSeconds", graceSeconds)
                        .meaning(all -> all.selected(false)));
    }

    private List<LogoffRow> logoffSeveral(
            String operation, Map<String, Object> parameters, Supplier<LogoffPolicy> policy) {
        return action(operation, parameters, policy, (whom, record) -> {
            List<LogoffRow> rows = desk.logoff(whom, record);
            record.done();
            return rows;
        });
    }

    String disconnect(int sessionId, @Nullable String user) {
        return action(
                "disconnect",
                Map.of("sessionId", sessionId, "user", text(user)),
                () -> OperationInput.ofSession(sessionId, user).meaning(one -> one.selected(false)),
                (policy, record) -> act(sessionId, policy, SessionAction.disconnect(), record));
    }

    String sendMessage(int sessionId, @Nullable String title, @Nullable String text) {
        Supplier<OperationInput> typed = () -> OperationInput.ofSession(sessionId)
                .with(RequestOption.TITLE, "title", title)
                .with(RequestOption.MESSAGE, "text", text);
        return action(
                "sendMessage",
                Map.of("sessionId", sessionId, "title", text(title), "text", text(text)),
                () -> typed.get().meaning(SessionRequest::message),
                (message, record) -> act(
                        sessionId,
                        typed.get().meaning(one -> one.selected(true)),
                        SessionAction.send(message),
                        record));
    }

    private String act(int sessionId, LogoffPolicy one, SessionAction action, AuditedOperation record) {
        return new ActionRunner()
                .run(host, one, action).meant().stream()
                        .min(Comparator.comparing(
                                result -> !result.session().machine().isEmpty()))
                        .map(result -> line(result, record))
                        .orElseGet(() -> absent(new SessionId(sessionId), record));
    }

    private static String line(ActionResult result, AuditedOperation record) {
        record.session(result.session(), result.outcome().name(), result.explanation());
        return result.toLine();
    }

    private String absent(SessionId id, AuditedOperation record) {
        SessionInfo absent = SessionInfo.listed(host.address().toString(), id, "", ConnectState.UNKNOWN, null);
        record.session(absent, "ALREADY_GONE", "there is no such session");
        return "ALREADY_GONE session " + id + " on " + host.address() + ": there is no such session";
    }

    List<ProcessRow> listProcesses(int sessionId) {
        return look(
                "listProcesses",
                Map.of("sessionId", sessionId),
                () -> OperationInput.sessionId(sessionId),
                id -> ProcessRow.of(host.processes(id)),
                rows -> rows.size() + " processes");
    }

    /**
     * What every operation that changes something goes through.
     *
     * @param meaning reads what was typed; what it throws is a refusal
     * @param work does it; what goes wrong with a session is in its result
     */
    private <M, T> T action(
            String operation,
            Map<String, Object> parameters,
            Supplier<M> meaning,
            BiFunction<M, AuditedOperation, T> work) {
        AuditedOperation record = begin(operation, parameters);
        M meant = refusing(record, () -> {
            if (isReadOnly) {
                throw new UnsupportedOperationException("Nothing has been changed: this MBean is read-only.");
            }
            return meaning.get();
        });
        try {
            return audited(record, " Nothing has been changed.", () -> work.apply(meant, record));
        } finally {
            if (record.hasFoundOut()) {
                afterAction.run();
            }
        }
    }

    /** What every operation that only looks goes through. */
    private <M, T> T look(
            String operation,
            Map<String, Object> parameters,
            Supplier<M> meaning,
            Function<M, T> work,
            Function<T, String> summary) {
        AuditedOperation record = begin(operation, parameters);
        M meant = refusing(record, meaning);
        return audited(record, "", () -> {
            T seen = work.apply(meant);
            record.done(summary.apply(seen));
            return seen;
        });
    }

    private AuditedOperation begin(String operation, Map<String, Object> parameters) {
        Map<String, String> texts = new TreeMap<>();
        parameters.forEach((name, value) -> texts.put(name, value.toString()));
        return new AuditedOperation(
                audit, clock, Caller.current(), host.address().toString(), operation, texts);
    }

    /** Nothing has been done yet, and nothing will be. */
    private static <M> M refusing(AuditedOperation record, Supplier<M> meaning) {
        try {
            return meaning.get();
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            record.refused(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /**
     * Clients do not have our exceptions, nor a host's: what crosses JMX is a JDK exception, without a cause.
     *
     * @param consequence what is added as long as no run has begun
     */
    private static <T> T audited(AuditedOperation record, String consequence, Supplier<T> work) {
        try {
            return work.get();
        } catch (SessionException e) {
            if (e.reason() == Reason.AMBIGUOUS_USER) {
                record.refused(e.getMessage());
                throw OperationInput.refusal(e.explanation());
            }
            record.failed(e.getMessage());
            throw new IllegalStateException(e.getMessage() + (record.hasBegun() ? "" : consequence));
        } catch (IllegalStateException e) {
            record.failed(String.valueOf(e.getMessage()));
            throw new IllegalStateException(e.getMessage());
        } catch (RuntimeException | Error e) {
            record.failed(e.toString());
            LOG.log(Level.ERROR, "An operation failed in a way that nobody expected.", e);
            throw new IllegalStateException("An error that nobody expected (" + e + "). Report it, with its stack trace"
                    + " in the server's log." + (record.hasBegun() ? " LastReport may have more." : consequence));
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
