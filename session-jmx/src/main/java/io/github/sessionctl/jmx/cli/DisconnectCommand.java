package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.logoff.LogoffSelectors;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Disconnects clients from their sessions. */
@Command(
        name = "disconnect",
        sortOptions = false,
        abbreviateSynopsis = true,
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = {
            "Disconnects clients; their users stay logged on.",
            "Disconnects the sessions that match every selector given, as `tsdiscon` does. Programs run on, and the users may connect again."
        },
        footer = {
            "",
            "Examples:",
            "  sessionctl disconnect --id 4 --user anna",
            "  sessionctl disconnect --idle-for 2h --states active --dry-run",
            "",
            "Exit code: 0 done, 1 something failed, 2 wrong command line, 3 the session of --id or",
            "--name was kept or not there, 130 Ctrl-C."
        })
final class DisconnectCommand implements SessionCommand {

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Mixin
    private final SelectorOptions selectors = new SelectorOptions();

    @Option(names = "--force", description = "The own session and the console, too.")
    private boolean force;

    @Option(names = "--dry-run", description = "Only show what would be done, and why.")
    private boolean dryRun;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public int run(Terminal terminal) throws IOException {
        LogoffSelectors.Builder chosen = selectors.builder();
        if (target.isRemote()) {
            if (force || dryRun || selectors.count() != 2) {
                throw target.notRemote("disconnect takes --id and --user, both, and nothing else");
            }
            return new RemoteAction(target, selectors).disconnect(output, terminal);
        }
        return new ActionText(selectors.aim(), dryRun)
                .run(
                        target.hosts(),
                        (force ? chosen.forced() : chosen).build(),
                        SessionAction.disconnect(),
                        output,
                        terminal);
    }
}
