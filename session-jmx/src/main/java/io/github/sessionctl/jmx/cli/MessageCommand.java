package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.request.SessionRequest;
import io.github.sessionctl.session.Message;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a message in sessions. */
@Command(
        name = "message",
        description = {
            "Shows a message in sessions.",
            "Shows it in the active sessions that match every selector given, as `msg` does, and does not wait for their users."
        },
        footer = {
            "",
            "Examples:",
            "  sessionctl message --all \"Restart at 18:00, please save your work\"",
            "  sessionctl message --user anna --title Backup \"Your disk is full\"",
            "",
            "Exit code: 0 done, 1 something failed, 2 wrong command line, 3 the session of --id or",
            "--name is not active or not there, 130 Ctrl-C."
        })
final class MessageCommand extends ActionCommand {

    @Parameters(index = "0", arity = "1", paramLabel = "TEXT", description = "What it says, in quotes.")
    private String text = "";

    MessageCommand() {
        super(RequestOptions.selectors()
                .and(RequestOption.TITLE, RequestOption.SHOW_FOR)
                .and(RequestOption.DRY_RUN, "Only show who would get it, and who would not and why."));
    }

    @Override
    SessionRequest request() {
        asked.give(RequestOption.MESSAGE, text);
        return SessionRequest.of(
                asked.texts(), option -> option == RequestOption.MESSAGE ? "TEXT" : option.commandLineOption());
    }

    @Override
    int run(Terminal terminal) throws IOException {
        SessionRequest request = request();
        LogoffPolicy policy = request.selected(true);
        Message message = request.message();
        if (!target.isRemote()) {
            return act(terminal, request.isDryRun(), policy, SessionAction.send(message));
        }
        Set<RequestOption> selectors = request.meant();
        selectors.removeAll(EnumSet.of(RequestOption.MESSAGE, RequestOption.TITLE));
        if (!selectors.equals(EnumSet.of(RequestOption.ID))) {
            throw TargetOptions.notRemote(
                    "message takes --id and --title, no other selector and neither --show-for (it is a minute) nor --dry-run");
        }
        return actRemotely(terminal, "sendMessage", message.title(), message.text());
    }
}
