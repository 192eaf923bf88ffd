package io.github.sessionctl.doctor;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks at one host: whether it answers, which session is this process's own, and what this account may see of the others. */
final class HostCheck {

    private final HostAddress address;
    private final Function<HostAddress, SessionHost> opener;
    private final List<Finding> findings = new ArrayList<>();

    HostCheck(HostAddress address, Function<HostAddress, SessionHost> opener) {
        this.address = address;
        this.opener = opener;
    }

    List<Finding> findings() {
        try (SessionHost host = opener.apply(address)) {
            List<SessionInfo> sessions = host.list();
            long users = sessions.stream().filter(row -> row.user() != null).count();
            findings.add(Finding.ok(name("reachable"), sessions.size() + " sessions, " + users + " with a user"));
            findings.add(Finding.ok(name("Remote Desktop Services"), "running"));
            findings.add(Finding.check(name("own session"), () -> ownSession(host, sessions)));
            findings.addAll(new RightsCheck(host, others(host, sessions), this::name).findings());
        } catch (SessionException e) {
            failed(e);
        } catch (RuntimeException | LinkageError e) {
            findings.add(Finding.check(name("reachable"), () -> {
                throw e;
            }));
        }
        return findings;
    }

    private void failed(SessionException e) {
        if (e.reason() == Reason.SERVICE_NOT_RUNNING) {
            findings.add(Finding.ok(name("reachable"), "the host answers"));
            findings.add(Finding.problem(name("Remote Desktop Services"), e));
        } else {
            findings.add(Finding.problem(name("reachable"), e));
        }
    }

    private Finding ownSession(SessionHost host, List<SessionInfo> sessions) {
        String name = name("own session");
        Optional<SessionId> own = host.ownSession();
        if (own.isEmpty()) {
            return Finding.ok(name, "this process does not run on that host");
        }
        SessionId id = own.get();
        if (id.equals(SessionId.SERVICES)) {
            return Finding.ok(
                    name, "this process runs in the services session, as a service: no user's logoff ends it");
        }
        Optional<SessionInfo> row =
                sessions.stream().filter(session -> session.id().equals(id)).findFirst();
        if (row.isEmpty()) {
            return Finding.warning(
                    name,
                    "this process runs in session " + id + ", which is not in the list",
                    "It may be ending: list the sessions again.");
        }
        return ownSession(name, row.get(), host.consoleSession().equals(own));
    }

    private static Finding ownSession(String name, SessionInfo row, boolean isConsole) {
        String where = "this process runs in session " + row.id()
                + (row.user() == null ? "" : " of " + row.userText())
                + (isConsole ? ", at the console" : "") + ", " + row.state();
        if (row.state() == ConnectState.DISCONNECTED) {
            return Finding.warning(
                    name,
                    where + ": sessionctl never logs it off by a policy, but whoever else does, or a time limit of"
                            + " Windows, ends this process and its build",
                    "Run the build agent as a service, which has no user's session, instead of starting it by hand in a"
                            + " remote desktop session.");
        }
        return Finding.ok(name, where + ": never logged off by a policy");
    }

    /** The sessions of others in which somebody is logged on. */
    private static List<SessionInfo> others(SessionHost host, List<SessionInfo> sessions) {
        Optional<SessionId> own = ownOrNone(host);
        return sessions.stream()
                .filter(row -> row.user() != null && !own.equals(Optional.of(row.id())))
                .toList();
    }

    /** The failure to tell the own session is a finding already. */
    private static Optional<SessionId> ownOrNone(SessionHost host) {
        try {
            return host.ownSession();
        } catch (SessionException e) {
            return Optional.empty();
        }
    }

    private String name(String aspect) {
        return address + ": " + aspect;
    }
}
