package io.github.sessionctl.report;

import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import io.github.sessionctl.session.SessionTimes;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The fields of a session, a process and a failure. */
final class SessionFields {

    private SessionFields() {}

    /** What identifies a session and tells how it stands. */
    static Map<String, @Nullable Object> session(SessionInfo session) {
        UserAccount user = session.user();
        SessionTimes times = times(session);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("sessionId", session.id().value());
        fields.put("sessionName", session.name());
        fields.put("state", session.state().windowsName());
        fields.put("user", user == null ? null : user.name());
        fields.put("domain", user == null ? null : user.domain());
        fields.put("logonTime", text(times.logon()));
        fields.put("disconnectTime", text(times.disconnect()));
        fields.put(
                "idleSeconds",
                user == null ? null : session.idle().map(Duration::toSeconds).orElse(null));
        return fields;
    }

    /** The session with what only a listing asks for. */
    static Map<String, @Nullable Object> sessionInFull(SessionInfo session) {
        SessionTimes times = times(session);
        ClientInfo client = Objects.requireNonNullElse(session.client(), ClientInfo.NONE);
        Map<String, @Nullable Object> fields = session(session);
        fields.put("connectTime", text(times.connect()));
        fields.put("lastInputTime", text(times.lastInput()));
        fields.put("locked", session.lock() == LockState.UNKNOWN ? null : session.lock() == LockState.LOCKED);
        fields.put("clientName", client.name().isEmpty() ? null : client.name());
        fields.put("clientAddress", client.addressText().orElse(null));
        return fields;
    }

    private static SessionTimes times(SessionInfo session) {
        return Objects.requireNonNullElse(session.times(), SessionTimes.UNKNOWN);
    }

    static Map<String, @Nullable Object> process(SessionProcess process) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("sessionId", process.session().value());
        fields.put("processId", process.processId());
        fields.put("name", process.name());
        fields.put("user", process.user().isEmpty() ? null : process.user());
        fields.put("threads", process.threads());
        fields.put("handles", process.handles());
        fields.put("memoryBytes", process.workingSetBytes());
        fields.put("cpuMillis", process.cpuTime().toMillis());
        return fields;
    }

    /** What became of a session, with the fields that all outcomes share. */
    static void addFailure(Map<String, @Nullable Object> fields, @Nullable SessionException failure) {
        fields.put("reason", failure == null ? null : failure.reason().name());
        fields.put("win32Code", failure == null ? null : code(failure));
    }

    /** Why a host could not be asked; null when it could. */
    static @Nullable Map<String, @Nullable Object> error(@Nullable SessionException error) {
        if (error == null) {
            return null;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("reason", error.reason().name());
        fields.put("operation", error.operation().name());
        fields.put("message", error.getMessage());
        fields.put("win32Code", code(error));
        fields.put("nextStep", error.nextStep());
        return fields;
    }

    /** The Win32 code as an unsigned number; null when Windows had no part in the failure. */
    private static @Nullable Long code(SessionException error) {
        OptionalInt code = error.win32Code();
        return code.isPresent() ? Integer.toUnsignedLong(code.getAsInt()) : null;
    }

    static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
