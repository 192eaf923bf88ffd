package io.github.sessionctl.maven;

import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionInfo;
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

/** The JSON fields that the goals' documents share. Their names and meanings are fixed by the README's schema. */
final class JsonFields {

    /** To be raised when a field goes away or changes its meaning, not when one is added. */
    static final int SCHEMA_VERSION = 1;

    private JsonFields() {}

    /** A document with the fields that all begin with. */
    static Map<String, @Nullable Object> document(Instant startedAt) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("schemaVersion", SCHEMA_VERSION);
        fields.put("startedAt", text(startedAt));
        return fields;
    }

    /** What identifies a session and tells how it stands. */
    static Map<String, @Nullable Object> session(SessionInfo session) {
        UserAccount user = session.user();
        SessionTimes times = Objects.requireNonNullElse(session.times(), SessionTimes.UNKNOWN);
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
        SessionTimes times = Objects.requireNonNullElse(session.times(), SessionTimes.UNKNOWN);
        ClientInfo client = Objects.requireNonNullElse(session.client(), ClientInfo.NONE);
        Map<String, @Nullable Object> fields = session(session);
        fields.put("connectTime", text(times.connect()));
        fields.put("lastInputTime", text(times.lastInput()));
        fields.put("locked", session.lock() == LockState.UNKNOWN ? null : session.lock() == LockState.LOCKED);
        fields.put("clientName", client.name().isEmpty() ? null : client.name());
        fields.put("clientAddress", client.addressText().orElse(null));
        return fields;
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
    static @Nullable Long code(SessionException error) {
        OptionalInt code = error.win32Code();
        return code.isPresent() ? Integer.toUnsignedLong(code.getAsInt()) : null;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
