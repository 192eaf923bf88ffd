package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.logoff.LogoffNotice;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.LogoffSelection;
import io.github.sessionctl.logoff.LogoffSelectors;
import io.github.sessionctl.report.JsonDocument;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Logs users off. */
@Command(
        name = "logoff",
        sortOptions = false,
        abbreviateSynopsis = true,
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = {
            "Logs users off.",
            "Logs off the sessions that match every selector given, or everybody who has been disconnected for long. Without a selector it refuses. Services and listeners are never touched, the own session and the console only with --force. What has not been saved is lost."
        },
        footer = {
            "",
            "Examples:",
            "  sessionctl logoff --id 4 --user anna       session 4, but only if it is anna's",
            "  sessionctl logoff --disconnected-for 2h --exclude-users \"svc-*\" --dry-run",
            "  sessionctl logoff --all --message \"Restart at 18:00\" --grace 10m",
            "  sessionctl logoff --idle-for 8h --ask --hosts ts1,ts2",
            "",
            "Exit code: 0 done or nobody to log off, 1 something failed or still goes on, 2 wrong",
            "command line, 3 the session of --id or --name was kept or not there, 130 Ctrl-C."
        })
final class LogoffCommand implements SessionCommand {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Mixin
    private final SelectorOptions selectors = new SelectorOptions();

    @Mixin
    private final PolicyOptions policy = new PolicyOptions();

    @Option(names = "--force", description = "The own session and the console, too.")
    private boolean force;

    @Mixin
    private final NoticeOptions notice = new NoticeOptions();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Values.Time.class,
            description = "How long one logoff may take to finish. Default: 30s; with --url as the server has it.")
    private @Nullable Duration timeout;

    @Option(names = "--dry-run", description = "Only show what would be done, and why.")
    private boolean dryRun;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public int run(Terminal terminal) throws IOException {
        LogoffSelection selection = selection();
        if (target.isRemote()) {
            if (timeout != null) {
                throw target.notRemote("the server's own --timeout holds; leave it out");
            }
            return new RemoteLogoff(target, selectors, policy, notice, force, dryRun).run(output, terminal);
        }
        FleetReport<LogoffReport> report = HostRun.run(
                target.hosts(),
                timeout().plus(notice.time()),
                terminal,
                progress -> new LogoffTask(selection, new LogoffRunner(timeout()), dryRun, progress));
        LogoffText text = new LogoffText(selectors.aim());
        if (!report.values().isEmpty() || output.isJson()) {
            output.write(terminal, () -> JsonDocument.ofLogoff(dryRun, report), () -> text.lines(report));
        }
        text.complain(report, terminal);
        return text.exitCode(report);
    }

    private Duration timeout() {
        return timeout == null ? TIMEOUT : timeout;
    }

    private LogoffSelection selection() {
        if (!policy.isGiven() && policy.details().isEmpty()) {
            return explicit();
        }
        if (selectors.isGiven()) {
            throw target.wrong("--id, --name, --user, --states, --idle-for and --all cannot be combined with"
                    + " --disconnected-for and what narrows it; use --include-users for users");
        }
        if (force) {
            throw target.wrong("--force is for named sessions; with --disconnected-for use --include-console");
        }
        if (notice.isGiven()) {
            throw target.wrong("nobody who is disconnected can read a message; leave out --message, --grace and --ask");
        }
        return policy.policy();
    }

    private LogoffSelectors explicit() {
        LogoffSelectors.Builder builder = selectors.builder();
        LogoffNotice first = notice.notice();
        return (force ? builder.forced() : builder).notice(first).build();
    }
}
