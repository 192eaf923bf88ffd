package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.listing.SessionListing;
import io.github.sessionctl.logoff.UserSelector;
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
final class ListCommand extends SessionCommand {

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Option(
            names = "--user",
            paramLabel = "USER",
            description =
                    "Only the sessions of this user: anna, CORP\\anna, or a pattern such as CORP\\*; in double quotes.")
    private @Nullable String user;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    int run(Terminal terminal) throws IOException {
        UserSelector wanted = wanted();
        if (target.isRemote()) {
            try (RemoteServer server = target.connect()) {
                return RemoteListing.of(server, wanted).write(output, terminal);
            }
        }
        FleetReport<SessionListing> report =
                HostRun.run(target.hosts(), terminal, (host, cancellation) -> narrowed(host, wanted));
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

    private @Nullable UserSelector wanted() {
        try {
            return user == null ? null : UserSelector.parse(user);
        } catch (IllegalArgumentException e) {
            throw new WrongCommandLineException("--user: " + e.getMessage());
        }
    }

    private static SessionListing narrowed(SessionHost host, @Nullable UserSelector wanted) {
        SessionListing listing = SessionListing.of(host);
        if (wanted == null) {
            return listing;
        }
        String machineName = host.machineName();
        List<SessionInfo> matching = listing.sessions().stream()
                .filter(session -> session.user() != null && wanted.matches(session.user(), machineName))
                .toList();
        return new SessionListing(listing.host(), listing.special(), matching, listing.notRead());
    }
}
