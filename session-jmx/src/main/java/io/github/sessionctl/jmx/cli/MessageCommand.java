package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.action.SessionAction;
import io.github.sessionctl.logoff.LogoffSelectors;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageStyle;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a message in sessions. */
@Command(
        name = "message",
        sortOptions = false,
        abbreviateSynopsis = true,
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
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
final class MessageCommand implements SessionCommand {

    private static final Duration LONGEST = Duration.ofDays(1);

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Mixin
    private final SelectorOptions selectors = new SelectorOptions();

    @Option(
            names = "--title",
            paramLabel = "TITLE",
            defaultValue = "Message",
            description = "What stands above the text. Default: Message.")
    private String title = "Message";

    @Option(
            names = "--show-for",
            paramLabel = "TIME",
            converter = Values.Time.class,
            defaultValue = "60s",
            description = "How long it stays when nobody clicks it away, 1s to 1d. Default: 60s.")
    private Duration showFor = Duration.ofSeconds(60);

    @Option(names = "--dry-run", description = "Only show who would get it, and who not and why.")
    private boolean dryRun;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Parameters(index = "0", arity = "1", paramLabel = "TEXT", description = "What it says, in quotes.")
    private String text = "";

    @Override
    public int run(Terminal terminal) throws IOException {
        LogoffSelectors.Builder chosen = selectors.builder();
        if (text.isBlank() || title.isBlank()) {
            throw target.wrong("a message needs a TEXT, and a --title that is not blank");
        }
        if (showFor.compareTo(Duration.ofSeconds(1)) < 0 || showFor.compareTo(LONGEST) > 0) {
            throw target.wrong("--show-for is not between 1s and 1d");
        }
        if (target.isRemote()) {
            if (dryRun || selectors.id().isEmpty() || selectors.count() != 1) {
                throw target.notRemote("message takes --id, and no other selector and no --dry-run");
            }
            return new RemoteAction(target, selectors).message(title, text, output, terminal);
        }
        // A message harms nobody, so the own session and the console get it, too.
        return new ActionText(selectors.aim(), dryRun)
                .run(
                        target.hosts(),
                        chosen.forced().build(),
                        SessionAction.send(new Message(title, text, MessageStyle.INFORMATION, showFor)),
                        output,
                        terminal);
    }
}
