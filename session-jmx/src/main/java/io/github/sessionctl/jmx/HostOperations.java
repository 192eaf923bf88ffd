package io.github.sessionctl.jmx;

import io.github.sessionctl.action.ActionResult;
import io.github.sessionctl.action.ActionRunner;
import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.jmx.audit.AuditTrail;
import io.github.sessionctl.jmx.audit.Caller;
import io.github.sessionctl.logoff.LogoffNotice;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.logoff.LogoffSelection;
import io.github.sessionctl.logoff.LogoffSelectors;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageStyle;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The operations of one host: makes sense of what was typed, hands it on, and leaves a record of each, also of those that were refused. Safe for
 * use by several threads.
 */
final class HostOperations {

    private static final String TITLE = "sessionctl";
    private static final Duration MESSAGE_STAYS = Duration.ofMinutes(1);
    private static final Set<ConnectState> USERS_STATES = EnumSet.of(ConnectState.ACTIVE, ConnectState.DISCONNECTED);

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
        return action("logoff", Map.of("sessionId", sessionId, "user", text(user)), record -> {
            SessionId id = OperationInput.sessionId(sessionId);
            LogoffSelectors one = LogoffSelectors.builder()
                    .id(id)
                    .user(OperationInput.user(user))
                    .build();
            return logoffOne(id, one, record);
        });
    }

    String askToLogOff(int sessionId, @Nullable String user, @Nullable String text, int timeoutSeconds) {
        Map<String, Object> parameters = Map.of(
                "sessionId", sessionId, "user", text(user), "text", text(text), "timeoutSeconds", timeoutSeconds);
        return action("askToLogOff", parameters, record -> {
            SessionId id = OperationInput.sessionId(sessionId);
            LogoffSelectors one = LogoffSelectors.builder()
                    .id(id)
                    .user(OperationInput.user(user))
                    .states(Set.of(ConnectState.ACTIVE))
                    .notice(LogoffNotice.ask(
                            TITLE,
                            OperationInput.words("text", text),
                            OperationInput.seconds("timeoutSeconds", timeoutSeconds)))
                    .build();
            return logoffOne(id, one, record);
        });
    }

    private String logoffOne(SessionId id, LogoffSelection one, AuditedOperation record) {
        LogoffResult result = desk.logoff(id, one, record);
        if (result.outcome() == LogoffOutcome.SKIPPED) {
            // Of the one session that was asked for it is news that a rule keeps it.
            record.session(result.session(), result.outcome().name(), result.explanation());
        }
        return result.toLine();
    }

    List<LogoffRow> logoffUser(@Nullable String user) {
        return logoffSeveral(
                "logoffUser",
                Map.of("user", text(user)),
                () -> LogoffSelectors.builder().user(OperationInput.user(user)).build());
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
                () -> LogoffRow.of(
                        desk.plan(disconnected(disconnectedFor)).asDryRun().results()),
                rows -> rows.stream()
                                .filter(row -> row.outcome().equals("WOULD_LOG_OFF"))
                                .count()
                        + " would be logged off");
    }

    private static LogoffPolicy disconnected(@Nullable String disconnectedFor) {
        return LogoffPolicy.disconnected()
                .disconnectedFor(OperationInput.duration("disconnectedFor", disconnectedFor))
                .build();
    }

    List<LogoffRow> logoffIdle(@Nullable String idleFor, @Nullable String message, int graceSeconds) {
        Map<String, Object> parameters =
                Map.of("idleFor", text(idleFor), "message", text(message), "graceSeconds", graceSeconds);
        return logoffSeveral(
                "logoffIdle",
                parameters,
                () -> LogoffSelectors.builder()
                        .states(USERS_STATES)
                        .idleFor(OperationInput.minimum("idleFor", idleFor))
                        .notice(warning(message, graceSeconds))
                        .build());
    }

    List<LogoffRow> logoffAll(@Nullable String message, int graceSeconds) {
        Map<String, Object> parameters = Map.of("message", text(message), "graceSeconds", graceSeconds);
        return logoffSeveral(
                "logoffAll",
                parameters,
                () -> LogoffSelectors.builder()
                        .everyone()
                        .notice(warning(message, graceSeconds))
                        .build());
    }

    private static LogoffNotice warning(@Nullable String message, int graceSeconds) {
        return LogoffNotice.warn(
                TITLE, OperationInput.words("message", message), OperationInput.seconds("graceSeconds", graceSeconds));
    }

    private List<LogoffRow> logoffSeveral(
            String operation, Map<String, Object> parameters, Supplier<? extends LogoffSelection> selection) {
        return action(operation, parameters, record -> {
            List<LogoffRow> rows = desk.logoff(selection.get(), record);
            record.done();
            return rows;
        });
    }

    String disconnect(int sessionId, @Nullable String user) {
        return action("disconnect", Map.of("sessionId", sessionId, "user", text(user)), record -> {
            SessionId id = OperationInput.sessionId(sessionId);
            LogoffSelectors one = LogoffSelectors.builder()
                    .id(id)
                    .user(OperationInput.user(user))
                    .build();
            return act(id, one, SessionAction.disconnect(), record);
        });
    }

    String sendMessage(int sessionId, @Nullable String title, @Nullable String text) {
        Map<String, Object> parameters = Map.of("sessionId", sessionId, "title", text(title), "text", text(text));
        return action("sendMessage", parameters, record -> {
            SessionId id = OperationInput.sessionId(sessionId);
            Message message = new Message(
                    OperationInput.words("title", title),
                    OperationInput.words("text", text),
                    MessageStyle.INFORMATION,
                    MESSAGE_STAYS);
            // A message harms nobody: the console and the own session get it, too.
            LogoffSelectors one = LogoffSelectors.builder().id(id).forced().build();
            return act(id, one, SessionAction.send(message), record);
        });
    }

    private String act(SessionId id, LogoffSelectors one, SessionAction action, AuditedOperation record) {
        return ActionRunner.run(host, one, action).results().stream()
                .filter(result -> result.session().id().equals(id))
                .findFirst()
                .map(result -> line(result, record))
                .orElseGet(() -> absent(id, record));
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
                () -> ProcessRow.of(host.processes(OperationInput.sessionId(sessionId))),
                rows -> rows.size() + " processes");
    }

    /** What every operation that changes something goes through. */
    private <T> T action(String operation, Map<String, Object> parameters, Function<AuditedOperation, T> work) {
        AuditedOperation record = begin(operation, parameters);
        // What goes wrong with a session once there is a plan stands in its result.
        return audited(record, " Nothing has been changed.", () -> {
            if (isReadOnly) {
                throw new UnsupportedOperationException("Nothing has been changed: this MBean is read-only.");
            }
            try {
                return work.apply(record);
            } finally {
                if (record.hasFoundOut()) {
                    afterAction.run();
                }
            }
        });
    }

    /** What every operation that only looks goes through. */
    private <T> T look(
            String operation, Map<String, Object> parameters, Supplier<T> work, Function<T, String> summary) {
        AuditedOperation record = begin(operation, parameters);
        return audited(record, "", () -> {
            T seen = work.get();
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

    /** Clients do not have our exceptions: what crosses JMX is a JDK exception, with no cause of ours. */
    private static <T> T audited(AuditedOperation record, String consequence, Supplier<T> operation) {
        try {
            return operation.get();
        } catch (SessionException e) {
            record.failed(e.getMessage());
            throw new IllegalStateException(e.getMessage() + consequence);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            record.refused(String.valueOf(e.getMessage()));
            throw e;
        } catch (RuntimeException | Error e) {
            record.failed(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
