package io.github.sessionctl.jmx;

import io.github.sessionctl.action.ActionOutcome;
import io.github.sessionctl.action.ActionResult;
import io.github.sessionctl.action.ActionRunner;
import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.jmx.audit.Caller;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.RunClock;
import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.request.SessionRequest;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The operations of one host: makes sense of what was typed, hands it on, and leaves a record of each, also of those that were refused. Safe for
 * use by several threads.
 */
abstract class HostOperations implements SessionHostMXBean {

    static final String SESSION_ID = "The session's ID, from the first column of SessionTable.";
    static final String SESSION_USER =
            "The session's user, as user or DOMAIN\\user. If the session is somebody else's, nothing happens.";
    static final String DISCONNECTED_FOR =
            "For how long at least, such as 30m, 2h, 1d or PT2H; 0s for all disconnected sessions.";
    static final String MESSAGE = "What connected users read before they are logged off.";
    static final String GRACE = "How long they have to save their work: 1 to 86400 seconds.";

    private static final Logger LOG = System.getLogger("io.github.sessionctl.jmx");

    final SessionHost host;
    final SessionJmxOptions options;
    final LogoffDesk desk;
    private final RunClock clock;

    HostOperations(SessionHost host, SessionJmxOptions options, RunClock clock) {
        this.host = host;
        this.options = options;
        this.clock = clock;
        LogoffRunner runner = new LogoffRunner(options.timeout(), LogoffRunner.OLDEST_PLAN, clock);
        desk = new LogoffDesk(host, runner, options.timeout().multipliedBy(2));
    }

    /** Something may have been changed on the host. */
    abstract void changed();

    @Override
    public boolean isReadOnly() {
        return options.isReadOnly();
    }

    @Override
    public String logoff(int sessionId, @Nullable String user) {
        Map<String, Object> typed = Map.of("sessionId", sessionId, "user", text(user));
        return logoffOne("logoff", typed, sessionId, () -> OperationInput.ofSession(sessionId, user));
    }

    @Override
    public String askToLogOff(int sessionId, @Nullable String user, @Nullable String text, int timeoutSeconds) {
        Map<String, Object> typed = Map.of(
                "sessionId", sessionId, "user", text(user), "text", text(text), "timeoutSeconds", timeoutSeconds);
        return logoffOne(
                "askToLogOff",
                typed,
                sessionId,
                () -> OperationInput.ofSession(sessionId, user)
                        .with(RequestOption.STATES, "active")
                        .with(RequestOption.ASK, "true")
                        .with(RequestOption.MESSAGE, "text", text)
                        .within("timeoutSeconds", timeoutSeconds));
    }

    private String logoffOne(
            String operation, Map<String, Object> typed, int sessionId, Supplier<OperationInput> input) {
        return action(operation, typed, () -> input.get().meaning(one -> one.selected(false)), (policy, record) -> {
            LogoffResult result = desk.logoff(new SessionId(sessionId), policy, record);
            if (result.outcome() == LogoffOutcome.SKIPPED) {
                // When one session was asked for, it is worth recording that a rule keeps it.
                record.session(result.session(), result.outcome().name(), result.explanation());
            }
            return result.toLine();
        });
    }

    @Override
    public List<LogoffRow> logoffUser(@Nullable String user) {
        return logoffSeveral(
                "logoffUser",
                Map.of("user", text(user)),
                () -> new OperationInput()
                        .with(RequestOption.ONE_USER, "user", user)
                        .meaning(one -> one.selected(false)));
    }

    @Override
    public List<LogoffRow> logoffDisconnected(@Nullable String disconnectedFor) {
        Map<String, Object> typed = Map.of("disconnectedFor", text(disconnectedFor));
        return logoffSeveral("logoffDisconnected", typed, () -> disconnected(disconnectedFor));
    }

    @Override
    public List<LogoffRow> planLogoffDisconnected(@Nullable String disconnectedFor) {
        Map<String, Object> typed = Map.of("disconnectedFor", text(disconnectedFor));
        return look("planLogoffDisconnected", typed, () -> disconnected(disconnectedFor), (policy, record) -> {
            List<LogoffRow> rows = LogoffRow.of(desk.plan(policy).asDryRun().results());
            long logoffs = rows.stream()
                    .filter(row -> row.outcome().equals("WOULD_LOG_OFF"))
                    .count();
            record.done(logoffs + " would be logged off");
            return rows;
        });
    }

    private static LogoffPolicy disconnected(@Nullable String disconnectedFor) {
        return new OperationInput()
                .with(RequestOption.DISCONNECTED_FOR, "disconnectedFor", disconnectedFor)
                .meaning(SessionRequest::disconnected);
    }

    @Override
    public List<LogoffRow> logoffIdle(@Nullable String idleFor, @Nullable String message, int graceSeconds) {
        Map<String, Object> typed =
                Map.of("idleFor", text(idleFor), "message", text(message), "graceSeconds", graceSeconds);
        return logoffSeveral(
                "logoffIdle",
                typed,
                () -> new OperationInput()
                        .with(RequestOption.STATES, "active,disconnected")
                        .with(RequestOption.IDLE_FOR, "idleFor", idleFor)
                        .with(RequestOption.MESSAGE, "message", message)
                        .within("graceSeconds", graceSeconds)
                        .meaning(idle -> idle.selected(false)));
    }

    @Override
    public List<LogoffRow> logoffAll(@Nullable String message, int graceSeconds) {
        Map<String, Object> typed = Map.of("message", text(message), "graceSeconds", graceSeconds);
        return logoffSeveral(
                "logoffAll",
                typed,
                () -> new OperationInput()
                        .with(RequestOption.ALL, "true")
                        .with(RequestOption.MESSAGE, "message", message)
                        .within("graceSeconds", graceSeconds)
                        .meaning(all -> all.selected(false)));
    }

    private List<LogoffRow> logoffSeveral(String operation, Map<String, Object> typed, Supplier<LogoffPolicy> policy) {
        return action(operation, typed, policy, (whom, record) -> {
            List<LogoffRow> rows = desk.logoff(whom, record);
            record.done();
            return rows;
        });
    }

    @Override
    public String disconnect(int sessionId, @Nullable String user) {
        return action(
                "disconnect",
                Map.of("sessionId", sessionId, "user", text(user)),
                () -> OperationInput.ofSession(sessionId, user).meaning(one -> one.selected(false)),
                (policy, record) -> act(sessionId, policy, SessionAction.disconnect(), record));
    }

    @Override
    public String sendMessage(int sessionId, @Nullable String title, @Nullable String text) {
        Supplier<OperationInput> input = () -> OperationInput.ofSession(sessionId)
                .with(RequestOption.TITLE, "title", title)
                .with(RequestOption.MESSAGE, "text", text);
        return action(
                "sendMessage",
                Map.of("sessionId", sessionId, "title", text(title), "text", text(text)),
                () -> input.get().meaning(SessionRequest::message),
                (message, record) -> {
                    LogoffPolicy one = input.get().meaning(request -> request.selected(true));
                    return act(sessionId, one, SessionAction.send(message), record);
                });
    }

    private String act(int sessionId, LogoffPolicy one, SessionAction action, AuditedOperation record) {
        ActionResult result = new ActionRunner()
                .run(host, one, action).meant().stream()
                        .min(Comparator.comparing(
                                each -> !each.session().machine().isEmpty()))
                        .orElseGet(() -> new ActionResult(
                                desk.absent(sessionId), ActionOutcome.ALREADY_GONE, null, LogoffDesk.ABSENT, null));
        record.session(result.session(), result.outcome().name(), result.explanation());
        return result.toLine();
    }

    @Override
    public List<ProcessRow> listProcesses(int sessionId) {
        Map<String, Object> typed = Map.of("sessionId", sessionId);
        return look("listProcesses", typed, () -> OperationInput.sessionId(sessionId), (id, record) -> {
            List<ProcessRow> rows = ProcessRow.of(host.processes(id));
            record.done(rows.size() + " processes");
            return rows;
        });
    }

    /** What every operation that changes something goes through. */
    private <M, T> T action(
            String operation, Map<String, Object> typed, Supplier<M> meaning, BiFunction<M, AuditedOperation, T> work) {
        Supplier<M> allowed = () -> {
            if (isReadOnly()) {
                throw new UnsupportedOperationException("Nothing has been changed: this MBean is read-only.");
            }
            return meaning.get();
        };
        return audited(operation, typed, allowed, work, " Nothing has been changed.");
    }

    /** What every operation that only looks goes through. */
    private <M, T> T look(
            String operation, Map<String, Object> typed, Supplier<M> meaning, BiFunction<M, AuditedOperation, T> work) {
        return audited(operation, typed, meaning, work, "");
    }

    /**
     * Clients do not have our exceptions, nor a host's: what crosses JMX is a JDK exception, without a cause.
     *
     * @param meaning reads what was typed; what it throws is a refusal: nothing has been done yet, and nothing will be
     * @param work does it; what goes wrong with a session is in its result
     * @param consequence what is added as long as no run has begun
     */
    private <M, T> T audited(
            String operation,
            Map<String, Object> typed,
            Supplier<M> meaning,
            BiFunction<M, AuditedOperation, T> work,
            String consequence) {
        Map<String, String> parameters = new HashMap<>();
        typed.forEach((name, value) -> parameters.put(name, value.toString()));
        AuditedOperation record = record(Caller.current(), operation, parameters);
        M meant;
        try {
            meant = meaning.get();
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            record.refused(String.valueOf(e.getMessage()));
            throw e;
        }
        try {
            return work.apply(meant, record);
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
        } finally {
            if (record.hasFoundOut()) {
                changed();
            }
        }
    }

    /** The beginning of what somebody has asked for on this host. */
    AuditedOperation record(Caller caller, String operation, Map<String, String> parameters) {
        return new AuditedOperation(
                options.audit(), clock::now, caller, host.address().toString(), operation, parameters);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
