package io.github.sessionctl.jmx.cli;

import picocli.CommandLine.Command;

/** What {@code --help} without a command shows. */
@Command(
        name = Overview.NAME,
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "Lists the sessions of Windows machines, logs users off, safely, and serves both to JMX"
                    + " clients such as JConsole. Without a command it serves."
        },
        footer = {
            "",
            "Examples:",
            "  sessionctl list                            this machine, as `query session`",
            "  sessionctl logoff --id 4 --user anna       session 4, if it is anna's",
            "  sessionctl logoff --disconnected-for 2h --dry-run",
            "  sessionctl list --hosts ts1,ts2 --json",
            "  sessionctl list --hosts simulated          try it out, on any system",
            "  sessionctl serve --read-only               for JConsole, but log nobody off",
            "",
            "sessionctl stands for: java -jar sessionctl.jar",
            "Each command has its own --help.",
            "",
            "Exit code: 0 done, 1 something failed, 2 wrong command line, 3 refused or no such",
            "session, 130 stopped by Ctrl-C."
        })
final class Overview {

    static final String NAME = "sessionctl";
}
