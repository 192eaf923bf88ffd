package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.action.ActionReport;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.report.JsonDocument;
import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.text.TextTable;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Disconnecting and messaging by a server's MBean.
 *
 * @param target the server
 * @param texts which session, and whose
 * @param meant what of it is meant
 */
record RemoteAction(TargetOptions target, Map<RequestOption, String> texts, Set<RequestOption> meant) {

    int disconnect(OutputOptions output, Terminal terminal) throws IOException {
        if (!meant.equals(EnumSet.of(RequestOption.ID, RequestOption.USER))) {
            throw TargetOptions.notRemote("disconnect takes --id and --user, both, and nothing else");
        }
        String user = Objects.requireNonNull(texts.get(RequestOption.USER));
        return run(output, terminal, "disconnect", RemoteLogoff.number(id()), user);
    }

    int message(Message message, OutputOptions output, Terminal terminal) throws IOException {
        Set<RequestOption> others = EnumSet.copyOf(meant);
        others.removeAll(EnumSet.of(RequestOption.MESSAGE, RequestOption.TITLE));
        if (!others.equals(EnumSet.of(RequestOption.ID))) {
            throw TargetOptions.notRemote(
                    "message takes --id and --title, no other selector and neither --show-for (it is a minute) nor --dry-run");
        }
        return run(output, terminal, "sendMessage", RemoteLogoff.number(id()), message.title(), message.text());
    }

    private SessionId id() {
        return SessionId.parse(Objects.requireNonNull(texts.get(RequestOption.ID)));
    }

    private int run(OutputOptions output, Terminal terminal, String operation, Object... arguments) throws IOException {
        try (RemoteServer server = target.connect()) {
            RemoteBean bean = server.onlyBean();
            RemoteReport answer = bean.report();
            String line = String.valueOf(bean.await(terminal, operation, arguments));
            FleetReport<ActionReport> report = answer.alone(answer.ofAction(id(), line));
            output.write(terminal, () -> JsonDocument.ofAction(false, report), () -> List.of(TextTable.oneLine(line)));
            int code = ExitCodes.of(report, ActionReport::verdict);
            if (code == ExitCodes.FAILED) {
                terminal.complain(line);
            }
            return code;
        }
    }
}
