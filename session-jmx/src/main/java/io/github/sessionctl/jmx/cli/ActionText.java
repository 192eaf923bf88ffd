package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.action.ActionReport;
import io.github.sessionctl.action.ActionRunner;
import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.report.JsonDocument;
import io.github.sessionctl.text.TextTable;
import java.util.List;

/**
 * Disconnecting and messaging: does it on every host, and says what became of it. Sessions that were not asked for are left out.
 *
 * @param dryRun whether it only looks
 */
record ActionText(boolean dryRun) {

    int run(
            List<HostAddress> hosts,
            LogoffPolicy policy,
            SessionAction action,
            OutputOptions output,
            Terminal terminal) {
        ActionRunner runner = new ActionRunner();
        FleetReport<ActionReport> report = HostRun.run(
                hosts,
                terminal,
                (host, cancellation) -> dryRun
                        ? runner.dryRun(host, policy, action)
                        : runner.run(host, policy, action, result -> {}, cancellation));
        if (!report.values().isEmpty() || output.isJson()) {
            output.write(
                    terminal,
                    () -> JsonDocument.ofAction(dryRun, report),
                    () -> HostRun.tables(report, ActionText::lines));
        }
        HostRun.complain(report, terminal);
        report.values().stream()
                .flatMap(host -> host.problems().stream())
                .forEach(result -> terminal.complain(result.toLine()));
        return ExitCodes.of(report, ActionReport::verdict);
    }

    static List<String> lines(ActionReport report) {
        if (report.meant().isEmpty()) {
            return HostRun.nobody(report.meansOneSession());
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
}
