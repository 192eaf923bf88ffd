package io.github.sessionctl.maven;

import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.report.JsonDocument;
import io.github.sessionctl.session.SessionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * Plans and logs off, one host after the other. A host that fails does not stop the next.
 *
 * @param settings what was asked for
 * @param isOncePerBuild whether a second execution with the same settings is left out
 * @param reportFile where the JSON report goes, if anywhere; does not make two executions different
 */
record LogoffRun(LogoffSettings settings, boolean isOncePerBuild, Optional<Path> reportFile) implements GoalRun {

    @Override
    public Problems run(Log log) {
        LogoffLog texts = new LogoffLog(log, settings);
        FleetReport<LogoffReport> report = HostByHost.run(settings.hosts(), address -> runOn(address, texts));
        texts.end(report);
        Problems problems = problems(report);
        reportFile.ifPresent(file -> {
            try {
                OutputFile.write(file, JsonText.of(JsonDocument.ofLogoff(settings.dryRun(), report)));
                texts.written(file);
            } catch (IOException e) {
                problems.add(file, e);
            }
        });
        return problems;
    }

    private LogoffReport runOn(HostAddress address, LogoffLog texts) {
        try (SessionHost host = SessionHosts.open(address)) {
            LogoffRunner runner = new LogoffRunner(settings.timeout());
            LogoffPlan plan = runner.plan(host, settings.policy());
            texts.planned(plan);
            LogoffReport report = settings.dryRun() ? plan.asDryRun() : runner.run(host, plan);
            texts.done(report);
            return report;
        } catch (SessionException e) {
            texts.failed(address, e);
            throw e;
        }
    }

    private static Problems problems(FleetReport<LogoffReport> report) {
        Problems problems = new Problems();
        for (HostResult<LogoffReport> host : report.hosts()) {
            problems.add(host);
            host.value().ifPresent(done -> done.problems().forEach(problems::add));
        }
        return problems;
    }

    @Override
    public Optional<String> oncePerBuildKey() {
        return isOncePerBuild ? Optional.of(settings.toString()) : Optional.empty();
    }

    @Override
    public boolean failsOnError() {
        return settings.failOnError();
    }
}
