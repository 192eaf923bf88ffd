package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.action.ActionReport;
import io.github.sessionctl.action.ActionResult;
import io.github.sessionctl.action.ActionRunner;
import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.LogoffSelectors;
import io.github.sessionctl.report.JsonDocument;
import io.github.sessionctl.text.TextTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Disconnecting and messaging: does it on every host, and says what became of it. Sessions that were not asked for are left out.
 *
 * @param aim whether one session was meant
 * @param dryRun whether it only looks
 */
record ActionText(Aim aim, boolean dryRun) {

    int run(
            List<HostAddress> hosts,
            LogoffSelectors selectors,
            SessionAction action,
            OutputOptions output,
            Terminal terminal) {
        FleetReport<ActionReport> report = HostRun.run(
                hosts,
                terminal,
                (host, cancellation) -> dryRun
                        ? ActionRunner.dryRun(host, selectors, action)
                        : ActionRunner.run(host, selectors, action));
        if (!report.values().isEmpty() || output.isJson()) {
            output.write(
                    terminal, () -> JsonDocument.ofAction(dryRun, report), () -> HostRun.tables(report, this::lines));
        }
        HostRun.complain(report, terminal);
        report.values().stream()
                .flatMap(host -> host.problems().stream())
                .forEach(result -> terminal.complain(result.toLine()));
        List<String> outcomes = report.values().stream()
                .flatMap(ActionText::meant)
                .map(result -> result.outcome().name())
                .toList();
        return report.problems().isEmpty() ? ExitCodes.of(outcomes, aim) : ExitCodes.FAILED;
    }

    private List<String> lines(ActionReport report) {
        TextTable table = new TextTable("ID", "SESSION", "STATE", "USER", "OUTCOME", "RULE", "WHY");
        meant(report)
                .forEach(result -> table.row(
                        result.session().id().toString(),
                        result.session().name(),
                        result.session().state().windowsName(),
                        result.session().userText(),
                        result.outcome().name(),
                        result.rule() == null ? "" : result.rule().name(),
                        result.explanation()));
        if (meant(report).findAny().isEmpty()) {
            return List.of(
                    aim == Aim.ONE_SESSION
                            ? "There is no such session; list shows those that there are."
                            : "No session matches.");
        }
        return table.lines();
    }

    private static Stream<ActionResult> meant(ActionReport report) {
        return report.results().stream().filter(result -> result.rule() != LogoffRule.NOT_SELECTED);
    }
}
