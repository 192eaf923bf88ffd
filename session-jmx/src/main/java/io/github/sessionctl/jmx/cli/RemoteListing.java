package io.github.sessionctl.jmx.cli;

import static io.github.sessionctl.jmx.cli.RemoteText.orNull;
import static io.github.sessionctl.jmx.cli.RemoteText.text;

import io.github.sessionctl.logoff.UserSelector;
import io.github.sessionctl.session.UserAccount;
import io.github.sessionctl.text.DurationText;
import io.github.sessionctl.text.TextTable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sessions as a server's MBeans show them. */
record RemoteListing(Instant startedAt, List<HostRows> hosts) {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /**
     * What is known of a host.
     *
     * @param host its name
     * @param error why that is not current, empty when it is
     * @param rows the sessions
     */
    record HostRows(String host, String error, List<Map<String, @Nullable Object>> rows) {}

    /** Asks all hosts of the server. */
    static RemoteListing of(RemoteServer server, @Nullable UserSelector user) throws IOException {
        Instant startedAt = Instant.now();
        List<HostRows> hosts = new ArrayList<>();
        for (RemoteBean bean : server.beans()) {
            Map<String, @Nullable Object> attributes = bean.attributes("Sessions", "LastError", "HostName");
            List<Map<String, @Nullable Object>> rows = RemoteBean.rows(attributes.get("Sessions")).stream()
                    .filter(row -> user == null || isOf(user, row, text(attributes, "HostName")))
                    .toList();
            hosts.add(new HostRows(bean.host(), text(attributes, "LastError"), rows));
        }
        return new RemoteListing(startedAt, hosts);
    }

    private static boolean isOf(UserSelector user, Map<String, @Nullable Object> row, String machineName) {
        return !text(row, "user").isEmpty()
                && user.matches(new UserAccount(text(row, "domain"), text(row, "user")), machineName);
    }

    /** Writes them, and returns the exit code. */
    int write(OutputOptions output, Terminal terminal) {
        output.write(terminal, this::document, this::lines);
        List<HostRows> stale =
                hosts.stream().filter(host -> !host.error().isEmpty()).toList();
        stale.forEach(host -> terminal.complain(host.host() + " is not current: " + host.error()));
        return stale.isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> document = RemoteText.document(startedAt);
        document.put(
                "hosts",
                hosts.stream()
                        .map(host -> RemoteText.host(
                                host.host(),
                                host.error().isEmpty() ? null : error(host.error()),
                                "sessions",
                                host.rows().stream().map(RemoteListing::session).toList()))
                        .toList());
        return document;
    }

    private static Map<String, @Nullable Object> error(String message) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("reason", "OTHER");
        error.put("operation", "LIST");
        error.put("message", message);
        error.put("win32Code", null);
        error.put("nextStep", null);
        return error;
    }

    private static Map<String, @Nullable Object> session(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> session = new LinkedHashMap<>();
        session.put("sessionId", row.get("id"));
        session.put("sessionName", row.get("name"));
        session.put("state", row.get("state"));
        session.put("user", orNull(row.get("user")));
        // Accounts of no domain have an empty one.
        session.put("domain", text(row, "user").isEmpty() ? null : row.get("domain"));
        session.put("logonTime", orNull(row.get("logonTime")));
        session.put("disconnectTime", orNull(row.get("disconnectTime")));
        session.put("idleSeconds", row.get("idleSeconds"));
        session.put("connectTime", null);
        session.put("lastInputTime", null);
        String locked = text(row, "locked");
        session.put("locked", locked.equals("unknown") ? null : locked.equals("yes"));
        session.put("clientName", orNull(row.get("clientName")));
        session.put("clientAddress", orNull(row.get("clientAddress")));
        session.put("protection", orNull(row.get("protection")));
        return session;
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        hosts.forEach(host -> RemoteText.add(lines, hosts.size() == 1, host.host(), table(host)));
        return lines;
    }

    private static List<String> table(HostRows host) {
        TextTable table = new TextTable(
                "ID", "SESSION", "STATE", "USER", "LOGON", "IDLE", "LOCKED", "CLIENT", "ADDRESS", "PROTECTED");
        for (Map<String, @Nullable Object> row : host.rows()) {
            String locked = text(row, "locked");
            table.row(
                    text(row, "id"),
                    text(row, "name"),
                    text(row, "state"),
                    RemoteText.user(row),
                    time(text(row, "logonTime")),
                    idle(row),
                    locked.equals("unknown") ? "" : locked,
                    text(row, "clientName"),
                    text(row, "clientAddress"),
                    text(row, "protection"));
        }
        return table.lines();
    }

    private static String time(String iso) {
        return iso.isEmpty() ? "" : MINUTES.format(Instant.parse(iso).atZone(ZoneId.systemDefault()));
    }

    private static String idle(Map<String, @Nullable Object> row) {
        if (row.get("idleSeconds") instanceof Long seconds) {
            return DurationText.format(Duration.ofSeconds(seconds));
        }
        return text(row, "user").isEmpty() ? "" : "unknown";
    }
}
