package io.github.sessionctl.jmx.cli;

import static io.github.sessionctl.jmx.cli.RemoteBean.text;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.UserSelector;
import io.github.sessionctl.report.JsonDocument;
import io.github.sessionctl.session.UserAccount;
import io.github.sessionctl.text.DurationText;
import io.github.sessionctl.text.TextTable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sessions as a server's MBeans show them. In their rows an empty text stands for what JSON says with null. */
final class RemoteListing {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** The sessions of a host, and why they are not current; empty when they are. */
    record HostRows(HostAddress host, String error, List<Map<String, @Nullable Object>> rows) {}

    private RemoteListing() {}

    /** Asks all hosts of the server, writes what they show, and returns the exit code. */
    static int write(RemoteServer server, @Nullable UserSelector user, OutputOptions output, Terminal terminal)
            throws IOException {
        Instant startedAt = Instant.now();
        List<HostResult<HostRows>> results = new ArrayList<>();
        boolean areAllKnown = true;
        for (RemoteBean bean : server.beans()) {
            HostAddress address;
            try {
                address = bean.address();
            } catch (CommandFailure e) {
                // The others are listed all the same.
                terminal.complain(String.valueOf(e.getMessage()));
                areAllKnown = false;
                continue;
            }
            Map<String, @Nullable Object> attributes = bean.attributes("Sessions", "LastError", "HostName");
            List<Map<String, @Nullable Object>> rows = RemoteBean.rows(attributes.get("Sessions")).stream()
                    .filter(row -> user == null || isOf(user, RemoteBean.account(row), text(attributes, "HostName")))
                    .toList();
            HostRows host = new HostRows(address, text(attributes, "LastError"), rows);
            results.add(RemoteAnswer.done(host.host(), host));
        }
        FleetReport<HostRows> report = new FleetReport<>(startedAt, Duration.ZERO, results);
        output.write(terminal, () -> document(report), () -> HostCommand.tables(report, RemoteListing::table));
        List<HostRows> stale =
                report.values().stream().filter(host -> !host.error().isEmpty()).toList();
        stale.forEach(host -> terminal.complain(host.host() + " is not current: " + host.error()));
        return stale.isEmpty() && areAllKnown ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private static boolean isOf(UserSelector user, @Nullable UserAccount account, String machineName) {
        return account != null && user.matches(account, machineName);
    }

    private static Map<String, @Nullable Object> document(FleetReport<HostRows> report) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("schemaVersion", JsonDocument.SCHEMA_VERSION);
        document.put(
                "startedAt", report.startedAt().truncatedTo(ChronoUnit.MILLIS).toString());
        document.put("hosts", report.values().stream().map(RemoteListing::host).toList());
        return document;
    }

    private static Map<String, @Nullable Object> host(HostRows host) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("host", host.host().toString());
        fields.put("error", host.error().isEmpty() ? null : error(host.error()));
        fields.put("sessions", host.rows().stream().map(RemoteListing::session).toList());
        return fields;
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
        String locked = locked(row);
        session.put("locked", locked.isEmpty() ? null : locked.equals("yes"));
        session.put("clientName", orNull(row.get("clientName")));
        session.put("clientAddress", orNull(row.get("clientAddress")));
        session.put("protection", orNull(row.get("protection")));
        return session;
    }

    private static @Nullable Object orNull(@Nullable Object value) {
        return "".equals(value) ? null : value;
    }

    private static List<String> table(HostRows host) {
        TextTable table = new TextTable(
                "ID", "SESSION", "STATE", "USER", "LOGON", "IDLE", "LOCKED", "CLIENT", "ADDRESS", "PROTECTED");
        for (Map<String, @Nullable Object> row : host.rows()) {
            table.row(
                    text(row, "id"),
                    text(row, "name"),
                    text(row, "state"),
                    Objects.toString(RemoteBean.account(row), ""),
                    time(text(row, "logonTime")),
                    idle(row),
                    locked(row),
                    text(row, "clientName"),
                    text(row, "clientAddress"),
                    text(row, "protection"));
        }
        return table.lines();
    }

    private static String locked(Map<String, @Nullable Object> row) {
        return text(row, "locked").equals("unknown") ? "" : text(row, "locked");
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
