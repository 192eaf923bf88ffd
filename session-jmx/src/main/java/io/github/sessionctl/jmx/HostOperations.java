package io.github.sessionctl.jmx;

import io.github.sessionctl.action.ActionOutcome;
import io.github.sessionctl.action.ActionResult;
import io.github.sessionctl.action.ActionRunner;
import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.jmx.audit.Caller;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPlan;
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
        OperationInput input = new OperationInput().session(sessionId).user(user);
        return logoffOne("logoff", sessionId, input);
    }

    @Override
    public String askToLogOff(int sessionId, @Nullable String user, @Nullable String text, int timeoutSeconds) {
        OperationInput input = new OperationInput()
                .session(sessionId)
                .user(user)
                .with(RequestOption.STATES, "active")
                .with(RequestOption.ASK, "true")
                .with(RequestOption.MESSAGE, "text", text)
                .within("timeoutSeconds", timeoutSeconds);
        return logoffOne("askToLogOff", sessionId, input);
    }

    private String logoffOne(String operation, int sessionId, OperationInput input) {
        return action(operation, input, input::selected, (policy, record) -> {
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
        OperationInput input = new OperationInput().user(user);
        return logoffSeveral("logoffUser", input, input::selected);
    }

    @Override
    public List<LogoffRow> logoffDisconnected(@Nullable String disconnectedFor) {
        OperationInput input = disconnected(disconnectedFor);
        return logoffSeveral("logoffDisconnected", input, () -> input.meaning(SessionRequest::disconnected));
    }

    @Override
    public List<LogoffRow> planLogoffDisconnected(@Nullable String disconnectedFor) {
        OperationInput input = disconnected(disconnectedFor);
        Supplier<LogoffPolicy> meaning = () -> input.meaning(SessionRequest::disconnected);
        return audited("planLogoffDisconnected", input, "", meaning, (policy, record) -> {
            LogoffPlan plan = desk.plan(policy);
            record.done(plan.logoffs().size() + " would be logged off");
            return LogoffRow.of(plan.asDryRun().results());
        });
    }

    private static OperationInput disconnected(@Nullable String disconnectedFor) {
        return new OperationInput().with(RequestOption.DISCONNECTED_FOR, "disconnectedFor", disconnectedFor);
    }

    @Override
    public List<LogoffRow> logoffIdle(@Nullable String idleFor, @Nullable String message, int graceSeconds) {
        OperationInput input = new OperationInput()
                .with(RequestOption.STATES, "active,disconnected")
                .with(RequestOption.IDLE_FOR, "idleFor", idleFor)
                .with(RequestOption.MESSAGE, "message", message)
                .within("graceSeconds", graceSeconds);
        return logoffSeveral("logoffIdle", input, input::selected);
    }

    @Override
    public List<LogoffRow> logoffAll(@Nullable String message, int graceSeconds) {
        OperationInput input = new OperationInput()
                .with(RequestOption.ALL, "true")
                .with(RequestOption.MESSAGE, "message", message)
                .within("graceSeconds", graceSeconds);
        return logoffSeveral("logoffAll", input, input::selected);
    }

    private List<LogoffRow> logoffSeveral(String operation, OperationInput input, Supplier<LogoffPolicy> meaning) {
        return action(operation, input, meaning, (policy, record) -> {
            List<LogoffRow> rows = desk.logoff(policy, record);
            record.done();
            return rows;
        });
    }

    @Override
    public String disconnect(int sessionId, @Nullable String user) {
        OperationInput input = new OperationInput().session(sessionId).user(user);
        return action(
                "disconnect",
                input,
                input::selected,
                (policy, record) -> act(sessionId, policy, SessionAction.disconnect(), record));
    }

    @Override
    public String sendMessage(int sessionId, @Nullable String title, @Nullable String text) {
        OperationInput input = new OperationInput()
                .session(sessionId)
                .with(RequestOption.TITLE, "title", title)
                .with(RequestOption.MESSAGE, "text", text);
        return action("sendMessage", input, () -> input.meaning(SessionRequest::message), (message, record) -> {
            LogoffPolicy one = input.meaning(request -> request.selected(true));
            return act(sessionId, one, SessionAction.send(message), record);
        });
    }

    private String act(int sessionId, LogoffPolicy one, SessionAction action, AuditedOperation record) {
        ActionResult result = new ActionRunner()
                .run(host, one, action).meant().stream()
                        .min(Comparator.comparing(
                                each -> !each.session().machine().isEmpty()))
                        .orElseGet(() -> new ActionResult(
                                desk.absent(new SessionId(sessionId)),
                                ActionOutcome.ALREADY_GONE,
                                null,
                                LogoffDesk.ABSENT,
                                null));
        record.session(result.session(), result.outcome().name(), result.explanation());
        return result.toLine();
    }

    @Override
    public List<ProcessRow> listProcesses(int sessionId) {
        OperationInput input = new OperationInput().session(sessionId);
        Supplier<SessionId> meaning = () -> input.meaning(request -> new SessionId(sessionId));
        return audited("listProcesses", input, "", meaning, (session, record) -> {
            List<ProcessRow> rows = ProcessRow.of(host.processes(session));
            record.done(rows.size() + " processes");
            return rows;
        });
    }

    /** What every operation that changes something goes through. */
    private <M, T> T action(
            String operation, OperationInput input, Supplier<M> meaning, BiFunction<M, AuditedOperation, T> work) {
        Supplier<M> allowed = () -> {
            if (isReadOnly()) {
                throw new UnsupportedOperationException("Nothing has been changed: this MBean is read-only.");
            }
            return meaning.get();
        };
        return audited(operation, input, " Nothing has been changed.", allowed, work);
    }

    /**
     * Clients do not have our exceptions, nor a host's: what crosses JMX is a JDK exception, without a cause. The consequence is added as long as no
     * run has begun. What the meaning throws is a refusal: nothing has been done yet, and nothing will be.
     */
    private <M, T> T audited(
            String operation,
            OperationInput input,
            String consequence,
            Supplier<M> meaning,
            BiFunction<M, AuditedOperation, T> work) {
        AuditedOperation record = record(Caller.current(), operation, input.parameters());
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
}
