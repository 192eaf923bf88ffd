package io.github.sessionctl.jmx.cli;

import static io.github.sessionctl.jmx.cli.RemoteText.orNull;
import static io.github.sessionctl.jmx.cli.RemoteText.text;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.text.DurationText;
import io.github.sessionctl.text.TextTable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The processes of one session as a server's MBean tells them.
 *
 * @param target the server
 * @param id the session
 */
record RemoteProcesses(TargetOptions target, SessionId id) {

    private static final long BYTES_OF_A_MEBIBYTE = 1024 * 1024;

    int run(OutputOptions output, Terminal terminal) throws IOException {
        int number = RemoteLogoff.number(id);
        try (RemoteServer server = target.connect()) {
            RemoteBean bean = server.onlyBean();
            Instant startedAt = Instant.now();
            List<Map<String, @Nullable Object>> rows = RemoteBean.rows(bean.await(terminal, "listProcesses", number));
            output.write(terminal, () -> document(startedAt, bean.host(), rows), () -> table(rows));
            return rows.isEmpty() ? ExitCodes.REFUSED : ExitCodes.DONE;
        }
    }

    private Map<String, @Nullable Object> document(
            Instant startedAt, String host, List<Map<String, @Nullable Object>> rows) {
        Map<String, @Nullable Object> document = RemoteText.document(startedAt);
        document.put(
                "hosts",
                List.of(RemoteText.host(
                        host,
                        null,
                        "processes",
                        rows.stream().map(this::process).toList())));
        return document;
    }

    private Map<String, @Nullable Object> process(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> process = new LinkedHashMap<>();
        process.put("sessionId", id.value());
        process.put("processId", row.get("processId"));
        process.put("name", row.get("name"));
        process.put("user", orNull(row.get("user")));
        process.put("threads", row.get("threads"));
        process.put("handles", row.get("handles"));
        process.put("memoryBytes", row.get("memoryBytes"));
        process.put("cpuMillis", row.get("cpuMillis"));
        return process;
    }

    private List<String> table(List<Map<String, @Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return List.of("No process runs there; list shows the sessions.");
        }
        TextTable table = new TextTable("SESSION", "PROCESS", "NAME", "USER", "CPU", "MEMORY MIB");
        for (Map<String, @Nullable Object> row : rows) {
            table.row(
                    id.toString(),
                    text(row, "processId"),
                    text(row, "name"),
                    text(row, "user"),
                    row.get("cpuMillis") instanceof Number millis
                            ? DurationText.format(Duration.ofMillis(millis.longValue()))
                            : "",
                    row.get("memoryBytes") instanceof Number bytes
                            ? Long.toString(bytes.longValue() / BYTES_OF_A_MEBIBYTE)
                            : "");
        }
        return table.lines();
    }
}
