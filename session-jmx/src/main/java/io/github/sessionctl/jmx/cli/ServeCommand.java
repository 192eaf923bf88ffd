package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.jmx.CleanupSchedule;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.connector.ConnectorSettings;
import io.github.sessionctl.jmx.server.Announcement;
import io.github.sessionctl.jmx.server.ServedHosts;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.request.SessionRequest;
import io.github.sessionctl.text.DurationText;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves until the process is ended. */
@Command(
        name = "serve",
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
final class ServeCommand extends SessionCommand {

    @Option(
            names = "--hosts",
            paramLabel = "HOSTS",
            description =
                    "Comma separated: " + HostAddress.FORMS + ". Also -Dsession.hosts before -jar. Default: local.")
    private @Nullable String hosts;

    @Mixin
    private final ConnectorOptions connector = new ConnectorOptions();

    @Option(names = "--read-only", description = "Refuse every operation that changes something.")
    private boolean readOnly;

    @Option(
            names = "--poll-interval",
            paramLabel = "TIME",
            description = "How often hosts are looked at while somebody subscribes to notifications, 100ms to 1d."
                    + " Default: 5s.")
    private @Nullable String pollInterval;

    @Option(
            names = "--cleanup-every",
            paramLabel = "TIME",
            description = "Every so often, 1s to 7d, log off by itself whom the options below mean. Needs"
                    + " --disconnected-for. The first round only says whom it would.")
    private @Nullable String cleanupEvery;

    ServeCommand() {
        super(RequestOptions.of()
                .and(
                        RequestOption.DISCONNECTED_FOR,
                        "With --cleanup-every: everybody who has been disconnected for at least this long, such as 2h;"
                                + " 0s for all who are disconnected.")
                .andNarrowing()
                .and(
                        RequestOption.DRY_RUN,
                        "With --cleanup-every: no round logs anybody off, each only says whom it would.")
                .and(RequestOption.TIMEOUT));
    }

    @Override
    int run(Terminal terminal) throws IOException, InterruptedException {
        try (ServedHosts served = start(options(), connector.settings())) {
            terminal.print(Announcement.of(served));
            new CountDownLatch(1).await();
            return ExitCodes.DONE;
        }
    }

    /** What the hosts are registered with. */
    SessionJmxOptions options() {
        SessionRequest request = request();
        SessionJmxOptions options = SessionJmxOptions.forHosts(TargetOptions.hosts(hosts))
                .readOnly(readOnly)
                .timeout(request.timeout());
        if (pollInterval != null) {
            options = understood("--poll-interval", pollInterval, options::pollInterval);
        }
        Set<RequestOption> given = request.meant();
        given.remove(RequestOption.TIMEOUT);
        if (cleanupEvery == null) {
            given.stream().findFirst().ifPresent(option -> {
                throw new WrongCommandLineException(option.commandLineOption()
                        + " needs --cleanup-every: the server logs nobody off by itself without it");
            });
            return options;
        }
        LogoffPolicy policy = request.disconnected();
        if (readOnly && !request.isDryRun()) {
            throw new WrongCommandLineException(
                    "--cleanup-every logs users off, which --read-only refuses; leave one of"
                            + " them out, or give --dry-run");
        }
        CleanupSchedule schedule =
                understood("--cleanup-every", cleanupEvery, every -> CleanupSchedule.of(every, policy));
        return options.cleanup(request.isDryRun() ? schedule.onlyPlanning() : schedule);
    }

    private static <T> T understood(String option, String time, Function<Duration, T> use) {
        return WrongCommandLineException.unless(option + ": ", () -> use.apply(DurationText.parse(time)));
    }

    private static ServedHosts start(SessionJmxOptions options, ConnectorSettings settings) throws CommandFailure {
        try {
            return ServedHosts.start(options, settings);
        } catch (IllegalArgumentException e) {
            // What only the files and the address can tell.
            throw new WrongCommandLineException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new CommandFailure(
                    "cannot serve on port " + settings.port() + " of " + settings.bindAddress() + ": "
                            + CommandFailure.rootMessage(e)
                            + ". Use another one with --port, or --port 0 for any that is free.",
                    e);
        }
    }
}
