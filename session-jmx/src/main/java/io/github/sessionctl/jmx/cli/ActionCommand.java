package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.action.ActionListener;
import io.github.sessionctl.action.ActionReport;
import io.github.sessionctl.action.ActionRunner;
import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.report.JsonDocument;
import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.text.TextTable;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Disconnecting and messaging: does it, and says what became of it. Sessions that were not asked for are left out. */
abstract class ActionCommand extends HostCommand {

    ActionCommand(RequestOptions asked) {
        super(asked);
    }

    int act(Terminal terminal, boolean dryRun, LogoffPolicy policy, SessionAction action) {
        ActionRunner runner = new ActionRunner();
        FleetReport<ActionReport> report = onHosts(
                terminal,
                (host, cancellation) -> dryRun
                        ? runner.dryRun(host, policy, action)
                        : runner.run(host, policy, action, ActionListener.NONE, cancellation));
        write(terminal, report, done -> JsonDocument.ofAction(dryRun, done), ActionCommand::lines);
        complain(terminal, report);
        report.values().stream()
                .flatMap(host -> host.problems().stream())
                .forEach(result -> terminal.complain(result.toLine()));
        return ExitCodes.of(report, ActionReport::verdict);
    }

    private static List<String> lines(ActionReport report) {
        if (report.meant().isEmpty()) {
            return nobody(report.meansOneSession());
        }
        TextTable table = new TextTable("ID", "SESSION", "STATE", "USER", "OUTCOME", "RULE", "WHY");
        report.meant()
                .forEach(result -> table.row(
                        result.session().id().toString(),
                        result.session().name(),
                        result.session().state().windowsName(),
                        result.session().userText(),
                        result.outcome().name(),
                        result.rule() == null ? "" : result.rule().name(),
                        result.explanation()));
        return table.lines();
    }

    /** Does it by an operation of a server's MBean, which takes the session's ID and these. */
    int actRemotely(Terminal terminal, String operation, Object... arguments) throws IOException {
        SessionId id = SessionId.parse(text(RequestOption.ID));
        Object[] all = Stream.concat(Stream.of(RemoteLogoff.number(id)), Stream.of(arguments))
                .toArray();
        RemoteAnswer answer = target.ask(terminal, operation, all);
        FleetReport<ActionReport> report = answer.ofAction(id);
        output.write(
                terminal, () -> JsonDocument.ofAction(false, report), () -> List.of(TextTable.oneLine(answer.line())));
        int code = ExitCodes.of(report, ActionReport::verdict);
        if (code == ExitCodes.FAILED) {
            terminal.complain(answer.line());
        }
        return code;
    }
}
