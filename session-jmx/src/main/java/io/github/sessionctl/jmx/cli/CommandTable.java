package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.jmx.Version;
import io.github.sessionctl.request.RefusedRequestException;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands, and how one is chosen and run. What goes wrong is a line or two, never a stack trace. */
final class CommandTable {

    private static final String NAME = "sessionctl";
    private static final int HELP_WIDTH = 90;
    private static final int LAST = 2;
    private static final Set<String> OF_ALL = Set.of("-h", "--help", "-V", "--version");
    private static final String SERVE = "serve";
    private static final Map<String, Supplier<SessionCommand>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put(SERVE, ServeCommand::new);
        COMMANDS.put("list", ListCommand::new);
        COMMANDS.put("logoff", LogoffCommand::new);
        COMMANDS.put("disconnect", DisconnectCommand::new);
        COMMANDS.put("message", MessageCommand::new);
        COMMANDS.put("processes", ProcessesCommand::new);
        COMMANDS.put("doctor", DoctorCommand::new);
    }

    private CommandTable() {}

    /** Runs a command line and returns the exit code. */
    static int run(String[] args, Terminal terminal) {
        try {
            return choose(args, terminal);
        } catch (ParameterException e) {
            terminal.complain(wording(e));
            terminal.say("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
            return ExitCodes.WRONG_COMMAND_LINE;
        } catch (SessionException e) {
            terminal.complain(e);
            return ExitCodes.FAILED;
        } catch (IOException e) {
            terminal.complain(String.valueOf(e.getMessage()));
            return e instanceof CommandFailure failure ? failure.exitCode : ExitCodes.FAILED;
        } catch (InterruptedException e) {
            return ExitCodes.STOPPED;
        }
    }

    private static int choose(String[] args, Terminal terminal) throws IOException, InterruptedException {
        Supplier<SessionCommand> chosen = args.length == 0 ? null : COMMANDS.get(args[0]);
        if (chosen != null) {
            return run(args[0], chosen, Arrays.copyOfRange(args, 1, args.length), terminal);
        }
        boolean isServe = args.length == 0 || (args[0].startsWith("-") && !OF_ALL.contains(args[0]));
        return isServe ? run(SERVE, ServeCommand::new, args, terminal) : overview(args, terminal);
    }

    /** Reads the options of one command only: what the others can do costs time at every start. */
    private static int run(String name, Supplier<SessionCommand> maker, String[] options, Terminal terminal)
            throws IOException, InterruptedException {
        SessionCommand command = maker.get();
        CommandLine line = line(command);
        line.setCommandName(NAME + ' ' + name);
        refuseEmptyFlags(line, options);
        line.parseArgs(options);
        if (line.isUsageHelpRequested() || line.isVersionHelpRequested()) {
            return help(line, terminal);
        }
        try {
            int code = command.run(terminal);
            return terminal.stop().isAskedFor() ? ExitCodes.STOPPED : code;
        } catch (WrongCommandLineException | RefusedRequestException e) {
            throw new ParameterException(line, String.valueOf(e.getMessage()), e);
        }
    }

    /** Picocli takes a flag for false whose value is empty, as where the variable of a script is: that would turn a dry run into none. */
    private static void refuseEmptyFlags(CommandLine line, String[] options) {
        for (String option : options) {
            int equals = option.indexOf('=');
            OptionSpec flag = equals < 0 || !option.substring(equals + 1).isBlank()
                    ? null
                    : line.getCommandSpec().optionsMap().get(option.substring(0, equals));
            if (flag != null && flag.type() == boolean.class) {
                throw new ParameterException(
                        line, flag.longestName() + ": the value is empty; use true or false, or leave it out");
            }
        }
    }

    /** Help for all, and the error texts for a command that is none. */
    private static int overview(String[] args, Terminal terminal) throws IOException, InterruptedException {
        Supplier<SessionCommand> asked = args.length == 2 && args[0].equals("help") ? COMMANDS.get(args[1]) : null;
        if (asked != null) {
            return run(args[1], asked, new String[] {"--help"}, terminal);
        }
        CommandLine line = line(new Overview());
        COMMANDS.forEach((name, command) -> line.addSubcommand(name, line(command.get())));
        if (!args[0].equals("help")) {
            line.parseArgs(args);
        }
        return help(line, terminal);
    }

    private static int help(CommandLine line, Terminal terminal) {
        if (line.isVersionHelpRequested()) {
            line.printVersionHelp(terminal.out());
        } else {
            line.usage(terminal.out());
        }
        return ExitCodes.DONE;
    }

    /** What all commands have alike: their help, in the order in which the options are declared, and the version. */
    private static CommandLine line(Object command) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(command).version("sessionctl " + Version.TEXT);
        if (command instanceof SessionCommand one) {
            one.asked.addTo(spec);
        }
        spec.addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .order(LAST)
                        .description("Show this help message and exit.")
                        .build())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .order(LAST)
                        .description("Print version information and exit.")
                        .build());
        CommandLine line = new CommandLine(spec).setUsageHelpWidth(HELP_WIDTH).setExpandAtFiles(false);
        spec.usageMessage()
                .sortOptions(false)
                .abbreviateSynopsis(command instanceof SessionCommand)
                .descriptionHeading("%n")
                .optionListHeading("%n")
                .commandListHeading("%nCommands:%n");
        return line;
    }

    private static String wording(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched
                && unmatched.getCommandLine().getCommand() instanceof Overview) {
            return QuotedInput.of(unmatched.getUnmatched().get(0))
                    + " is not a command; use one of "
                    + String.join(", ", COMMANDS.keySet());
        }
        return failure instanceof MaxValuesExceededException
                ? failure.getMessage() + "; put a text with blanks in quotes"
                : String.valueOf(failure.getMessage());
    }

    /** What {@code --help} without a command shows. */
    @Command(
            name = NAME,
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
    private static final class Overview {}
}
