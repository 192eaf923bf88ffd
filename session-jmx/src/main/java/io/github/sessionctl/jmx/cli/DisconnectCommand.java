package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.request.SessionRequest;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Disconnects clients from their sessions. */
@Command(
        name = "disconnect",
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
            "--name was kept, has changed or is not there, 130 Ctrl-C."
        })
final class DisconnectCommand extends SessionCommand {

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    DisconnectCommand() {
        super(RequestOptions.selectors().and(RequestOption.FORCE, RequestOption.DRY_RUN));
    }

    @Override
    int run(Terminal terminal) throws IOException {
        SessionRequest request = request();
        LogoffPolicy policy = request.selected(false);
        if (target.isRemote()) {
            return new RemoteAction(target, asked().texts(), request.meant()).disconnect(output, terminal);
        }
        return new ActionText(request.isDryRun())
                .run(target.hosts(), policy, SessionAction.disconnect(), output, terminal);
    }
}
