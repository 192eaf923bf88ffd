package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.jmx.CleanupSchedule;
import io.github.sessionctl.jmx.server.Announcement;
import io.github.sessionctl.jmx.server.ServerSettings;
import io.github.sessionctl.jmx.server.SessionServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves until the process is ended. */
@Command(
        name = "serve",
        sortOptions = false,
        abbreviateSynopsis = true,
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = {
            "Serves the sessions to JMX clients such as JConsole; what runs without a command.",
            "Shows them, lets clients log users off, prints how to connect, and serves until it is ended with Ctrl-C."
        },
        footer = {
            "",
            "Examples:",
            "  sessionctl serve                      this Windows machine",
            "  sessionctl serve --hosts simulated    try it out, on any system",
            "  sessionctl serve --read-only          look, but log nobody off",
            "  sessionctl serve --cleanup-every 15m --disconnected-for 2h --exclude-users anna",
            "",
            "Exit code: 1 when it cannot start, 2 wrong command line, 130 Ctrl-C."
        })
final class ServeCommand implements SessionCommand {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is parsed
    private CommandSpec spec;

    @Option(
            names = "--hosts",
            paramLabel = "HOSTS",
            split = ",",
            hideParamSyntax = true,
            converter = Values.Host.class,
            defaultValue = "${sys:session.hosts:-local}",
            description =
                    "Comma separated: " + HostAddress.FORMS + ". Also -Dsession.hosts before -jar. Default: local.")
    private List<HostAddress> hosts = List.of(HostAddress.LOCAL);

    @Mixin
    private final ConnectorOptions connector = new ConnectorOptions();

    @Option(names = "--read-only", description = "Refuse every operation that changes something.")
    private boolean readOnly;

    @Option(
            names = "--poll-interval",
            paramLabel = "TIME",
            converter = Values.Time.class,
            description = "How often hosts are looked at while somebody subscribes to notifications, such as 5s.")
    private @Nullable Duration pollInterval;

    @Mixin
    private final CleanupOptions cleanup = new CleanupOptions();

    @Override
    public int run(Terminal terminal) throws IOException, InterruptedException {
        ServerSettings settings = settings();
        try (SessionServer server = start(settings)) {
            terminal.print(Announcement.of(server));
            server.awaitClose();
            return ExitCodes.DONE;
        }
    }

    ServerSettings settings() {
        if (hosts.isEmpty()) {
            throw wrong("--hosts names no host; use " + HostAddress.FORMS);
        }
        ServerSettings settings = ServerSettings.forHosts(
                        hosts.stream().distinct().toList())
                .readOnly(readOnly)
                .connector(connector.settings());
        if (pollInterval != null) {
            if (pollInterval.isZero()) {
                throw wrong("--poll-interval 0s is not positive; try 5s");
            }
            settings = settings.pollInterval(pollInterval);
        }
        Optional<CleanupSchedule> schedule = cleanup.schedule();
        if (schedule.isPresent()) {
            if (readOnly) {
                throw wrong("--cleanup-every logs users off, which --read-only refuses; leave one of them out");
            }
            settings = settings.cleanup(schedule.get());
        }
        return settings;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private SessionServer start(ServerSettings settings) throws CommandFailure {
        try {
            return SessionServer.start(settings);
        } catch (IllegalArgumentException e) {
            // What only the files and the address can tell.
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCodes.FAILED,
                    "cannot serve on port " + settings.connector().port() + " of "
                            + settings.connector().bindAddress() + ": " + rootMessage(e)
                            + ". Use another one with --port, or --port 0 for any that is free.",
                    e);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
