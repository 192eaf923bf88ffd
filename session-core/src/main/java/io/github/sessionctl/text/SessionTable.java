package io.github.sessionctl.text;

import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionInfo;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sessions as the table that people read: what {@code query session} and {@code query user} show, without their shifting columns. */
public final class SessionTable {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private SessionTable() {}

    /**
     * The table's lines, a heading first. Columns that are empty in every row are left out.
     *
     * @param sessions the rows, in this order
     * @param protection why a session is protected, empty when it is not
     * @param zone the time zone to show times in
     */
    public static List<String> lines(
            List<SessionInfo> sessions, Function<SessionInfo, String> protection, ZoneId zone) {
        TextTable table = new TextTable(
                "ID", "SESSION", "STATE", "USER", "LOGON", "IDLE", "LOCKED", "CLIENT", "ADDRESS", "PROTECTED");
        for (SessionInfo session : sessions) {
            ClientInfo client = session.client() == null ? ClientInfo.NONE : session.client();
            table.row(
                    session.id().toString(),
                    session.name(),
                    session.state().windowsName(),
                    session.userText(),
                    session.times() == null ? "" : time(session.times().logon(), zone),
                    idle(session),
                    session.lock() == LockState.UNKNOWN ? "" : session.lock() == LockState.LOCKED ? "yes" : "no",
                    client.name(),
                    client.addressText().orElse(""),
                    protection.apply(session));
        }
        return table.lines();
    }

    private static String idle(SessionInfo session) {
        String unknown = session.user() == null || session.times() == null ? "" : "unknown";
        return session.user() == null
                ? ""
                : session.idle().map(DurationText::format).orElse(unknown);
    }

    private static String time(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? "" : MINUTES.format(instant.atZone(zone));
    }
}
