package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.listing.SessionListing;
import io.github.sessionctl.logoff.UserPattern;
import io.github.sessionctl.report.JsonDocument;
import io.github.sessionctl.session.SessionInfo;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the sessions. */
@Command(
        name = "list",
        sortOptions = false,
        abbreviateSynopsis = true,
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = {
            "Lists the sessions.",
            "Shows what `query session` and `query user` show, and more, and changes nothing."
        },
        footer = {
            "",
            "Examples:",
            "  sessionctl list                        every session of this machine",
            "  sessionctl list --user \"*\"             only where somebody is logged on",
            "  sessionctl list --hosts ts1,ts2 --json",
            "  sessionctl list --url localhost:9875   ask a running sessionctl",
            "",
            "Exit code: 0 listed, 1 a host could not be asked, 2 wrong command line."
        })
final class ListCommand implements SessionCommand {

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Option(
            names = "--user",
            paramLabel = "USER",
            converter = Values.User.class,
            description =
                    "Only the sessions of this user: anna, CORP\\anna, or a pattern such as CORP\\*; in double quotes.")
    private @Nullable UserPattern user;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public int run(Terminal terminal) throws IOException {
        if (target.isRemote()) {
            try (RemoteServer server = target.connect()) {
                return RemoteListing.of(server, user).write(output, terminal);
            }
        }
        FleetReport<SessionListing> report =
                HostRun.run(target.hosts(), terminal, (host, cancellation) -> narrowed(SessionListing.of(host)));
        if (!report.values().isEmpty() || output.isJson()) {
            output.write(
                    terminal,
                    () -> JsonDocument.ofSessions(report),
                    () -> HostRun.tables(report, listing -> listing.table(ZoneId.systemDefault())));
        }
        report.values().forEach(listing -> listing.notRead().forEach(failure -> terminal.complain(failure)));
        HostRun.complain(report, terminal);
        return report.problems().isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private SessionListing narrowed(SessionListing listing) {
        UserPattern pattern = user;
        if (pattern == null) {
            return listing;
        }
        List<SessionInfo> matching = listing.sessions().stream()
                .filter(session -> session.user() != null && pattern.matches(session.user()))
                .toList();
        return new SessionListing(listing.host(), listing.special(), matching, listing.notRead());
    }
}
