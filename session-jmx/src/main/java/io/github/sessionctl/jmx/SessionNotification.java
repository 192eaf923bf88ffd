package io.github.sessionctl.jmx;

import io.github.sessionctl.monitor.SessionEvent;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.UserAccount;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** What a change among sessions looks like to JMX clients: open data, which needs none of our classes. */
final class SessionNotification {

    private SessionNotification() {}

    static MBeanNotificationInfo info() {
        String[] types = Arrays.stream(SessionEvent.Kind.values())
                .map(SessionNotification::type)
                .toArray(String[]::new);
        return new MBeanNotificationInfo(
                types,
                Notification.class.getName(),
                "What has changed in a session. The user data says which, whose, and for session.loggedOff whether it was"
                        + " asked for here (by=sessionctl) or not (by=others).");
    }

    private static String type(SessionEvent.Kind kind) {
        return "session."
                + switch (kind) {
                    case LOGGED_ON -> "loggedOn";
                    case LOGGED_OFF -> "loggedOff";
                    case CONNECTED -> "connected";
                    case DISCONNECTED -> "disconnected";
                    case RECONNECTED -> "reconnected";
                    case LOCKED -> "locked";
                    case UNLOCKED -> "unlocked";
                    case RENAMED -> "renamed";
                };
    }

    static Notification of(SessionEvent event, ObjectName source, long sequence, boolean isOurs) {
        SessionInfo row = Objects.requireNonNull(
                event.after() == null ? event.before() : event.after(), "an event has a row before or after");
        UserAccount user = row.user();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("host", event.host());
        fields.put("sessionId", row.id().value());
        fields.put("sessionName", row.name());
        fields.put("user", user == null ? "" : user.name());
        fields.put("domain", user == null ? "" : user.domain());
        fields.put("stateBefore", state(event.before()));
        fields.put("stateAfter", state(event.after()));
        fields.put("noticed", event.noticed().truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("by", event.kind() != SessionEvent.Kind.LOGGED_OFF ? "" : isOurs ? "sessionctl" : "others");
        String type = type(event.kind());
        String who = user == null ? "" : " of " + row.userText();
        String text = type + " " + row.id() + who + " on " + event.host();
        Notification bare =
                new Notification(type, source, sequence, event.noticed().toEpochMilli(), text);
        return OpenRow.attach(bare, "SessionChange", "A change in a session.", fields);
    }

    private static String state(@Nullable SessionInfo row) {
        return row == null ? "" : row.state().windowsName();
    }
}
