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
final class ListCommand extends HostCommand {

    @Option(
            names = "--user",
            paramLabel = "USER",
            description =
                    "Only the sessions of this user: anna, CORP\\anna, or a pattern such as CORP\\*; in double quotes.")
    private @Nullable String user;

    @Override
    int run(Terminal terminal) throws IOException {
        String text = user;
        UserSelector wanted =
                text == null ? null : WrongCommandLineException.unless("--user: ", () -> UserSelector.parse(text));
        if (target.isRemote()) {
            try (RemoteServer server = target.connect()) {
                return RemoteListing.write(server, wanted, output, terminal);
            }
        }
        FleetReport<SessionListing> report = onHosts(terminal, (host, cancellation) -> narrowed(host, wanted));
        write(terminal, report, JsonDocument::ofSessions, listing -> listing.table(ZoneId.systemDefault()));
        report.values().forEach(listing -> listing.notRead().forEach(terminal::complain));
        complain(terminal, report);
        return report.problems().isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
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
