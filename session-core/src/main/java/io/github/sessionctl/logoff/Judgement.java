package io.github.sessionctl.logoff;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffPolicy.CustomRule;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import io.github.sessionctl.session.SessionTimes;
import io.github.sessionctl.session.UserAccount;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one judgement of a session: the first rule that keeps it, or none. Pure: over the session's row, the host's special sessions, the processes
 * that can be seen, and what was asked for.
 *
 * <p>It is asked when planning, before a user is told anything, and before each attempt of anything that is done to a session, always with fresh
 * rows; together with {@link #change}, which says whether the row still is the session that was planned. Nothing acts by another way.
 *
 * <p>What is not known protects: a time, a logon, an account, what runs. Whoever adds a rule adds it to {@link LogoffRule} and here, and all that
 * plans and acts has it.
 */
record Judgement(LogoffPolicy policy, SpecialSessions special, String machineName) {

    /** The same with the special sessions as they are now. */
    Judgement again(SessionHost host) {
        return new Judgement(policy, special.again(host), machineName);
    }

    /** What speaks against it as far as the plain list tells; empty when nothing does, so that it is worth a closer look. */
    Optional<LogoffObjection> ofListed(SessionInfo session) {
        return selection(session)
                .or(() -> special.objections(session, this::lifts))
                .or(() -> state(session))
                .or(() -> user(session));
    }

    /**
     * What speaks against it as far as a closer look tells. A session that could not be known again must not be planned: another one might get its ID
     * until it is acted on.
     * @param hasConsented whether its user has just agreed: whoever answers a question is no longer idle
     */
    Optional<LogoffObjection> ofRead(SessionInfo session, boolean hasConsented) {
        return ofListed(session)
                .or(() -> logon(session))
                .or(() -> hasConsented ? Optional.empty() : minimum(session))
                .or(() -> identity(session).map(unknown -> new LogoffObjection(LogoffRule.TIME_UNKNOWN, unknown)));
    }

    /** What speaks against it when the processes are known, too. These are looked at last: they cost most. */
    Optional<LogoffObjection> ofProcesses(SessionInfo session, List<SessionProcess> processes) {
        return (policy.asksForProcesses() ? running(session, processes) : Optional.<LogoffObjection>empty())
                .or(() -> custom(session));
    }

    private boolean lifts(LogoffRule rule) {
        return switch (rule) {
            case NO_USER -> policy.isForced && policy.id != null;
            case OWN_SESSION -> policy.isForced;
            case CONSOLE -> policy.isForced || policy.isConsoleIncluded;
            default -> false;
        };
    }

    private Optional<LogoffObjection> selection(SessionInfo session) {
        if (policy.id != null && !policy.id.equals(session.id())) {
            return keep(LogoffRule.NOT_SELECTED, "only session " + policy.id + " was asked for");
        }
        if (policy.name != null && !policy.name.equalsIgnoreCase(session.name())) {
            return keep(LogoffRule.NOT_SELECTED, "only session " + policy.name + " was asked for");
        }
        return Optional.empty();
    }

    private Optional<LogoffObjection> state(SessionInfo session) {
        return policy.states.isEmpty() || policy.states.contains(session.state())
                ? Optional.empty()
                : keep(LogoffRule.STATE, "it is " + session.state());
    }

    private Optional<LogoffObjection> user(SessionInfo session) {
        UserAccount user = session.user();
        if (user == null) {
            boolean isUserWanted = policy.user != null || policy.account != null || !policy.includeUsers.isEmpty();
            return isUserWanted ? keep(LogoffRule.NOT_INCLUDED_USER, "nobody is logged on") : Optional.empty();
        }
        for (UserProtection protection : policy.excludeUsers) {
            if (protection.mayMean(user, machineName)
                    || (session.alias() != null && protection.mayMean(session.alias(), machineName))) {
                return keep(LogoffRule.EXCLUDED_USER, "its user is excluded by " + protection);
            }
        }
        return wanted(user).or(() -> wanted(account(session, machineName)));
    }

    private Optional<LogoffObjection> wanted(UserAccount user) {
        if (policy.user != null && !policy.user.matches(user, machineName)) {
            return keep(LogoffRule.NOT_INCLUDED_USER, "its user is " + user + ", not " + policy.user);
        }
        if (policy.account != null && !policy.account.isSameAs(user)) {
            return keep(LogoffRule.NOT_INCLUDED_USER, "its user is " + user + ", not " + policy.account);
        }
        boolean isIncluded = policy.includeUsers.isEmpty()
                || policy.includeUsers.stream().anyMatch(selector -> selector.matches(user, machineName));
        return isIncluded ? Optional.empty() : Optional.of(LogoffObjection.of(LogoffRule.NOT_INCLUDED_USER));
    }

    /**
     * Whose a session with a user is. A domain may be written in two ways, and then the list's counts; but not where the list names none, or where the
     * session's own data say that it is an account of the host itself, which no domain's is.
     */
    private static UserAccount account(SessionInfo session, String machineName) {
        UserAccount listed = Objects.requireNonNull(session.user());
        UserAccount told = session.alias();
        if (told == null) {
            return listed;
        }
        return listed.domain().isEmpty() || UserSelector.isOfMachine(told, machineName) ? told : listed;
    }

    private Optional<LogoffObjection> logon(SessionInfo session) {
        if (policy.logon == null || policy.logon.equals(logonOf(session))) {
            return Optional.empty();
        }
        return keep(LogoffRule.NOT_SELECTED, "its logon is not the one that was asked for");
    }

    private Optional<LogoffObjection> minimum(SessionInfo session) {
        if (!policy.disconnectedFor.isZero()) {
            if (session.state() != ConnectState.DISCONNECTED) {
                return keep(LogoffRule.TOO_RECENT, "it is not disconnected");
            }
            Optional<Duration> since = Optional.ofNullable(session.times()).flatMap(SessionTimes::sinceDisconnect);
            Optional<LogoffObjection> objection = tooShort("disconnected", since, policy.disconnectedFor);
            if (objection.isPresent()) {
                return objection;
            }
        }
        if (policy.idleFor.isZero()) {
            return Optional.empty();
        }
        boolean isUncounted = session.state() != ConnectState.DISCONNECTED && special.isConsole(session);
        return tooShort("idle", isUncounted ? Optional.empty() : session.idle(), policy.idleFor);
    }

    private static Optional<LogoffObjection> tooShort(String what, Optional<Duration> known, Duration minimum) {
        if (known.isEmpty()) {
            return keep(LogoffRule.TIME_UNKNOWN, "for how long it has been " + what + " is not known");
        }
        String why = what + " for " + DurationText.format(known.get()) + ", less than " + DurationText.format(minimum);
        return known.get().compareTo(minimum) < 0 ? keep(LogoffRule.TOO_RECENT, why) : Optional.empty();
    }

    private Optional<LogoffObjection> running(SessionInfo session, List<SessionProcess> processes) {
        List<SessionProcess> seen = processes.stream()
                .filter(process -> process.session().equals(session.id()))
                .toList();
        if (seen.isEmpty()) {
            String why = "no process of it can be seen, so what runs in it is not known;"
                    + " seeing other users' processes takes administrator rights";
            return keep(LogoffRule.RUNNING_PROCESS, why);
        }
        for (SessionProcess process : seen) {
            String name = process.name();
            long id = process.processId();
            if (name.isBlank()) {
                String why = "process " + id + " has no name, so what runs in it is not known";
                return keep(LogoffRule.RUNNING_PROCESS, why);
            }
            if (policy.keepIfRunning.stream().anyMatch(kept -> kept.isNameOf(name))) {
                return keep(LogoffRule.RUNNING_PROCESS, name + " (process " + id + ") runs in it");
            }
        }
        return Optional.empty();
    }

    private Optional<LogoffObjection> custom(SessionInfo session) {
        for (CustomRule rule : policy.customRules) {
            try {
                if (rule.keeps().test(session)) {
                    return keep(LogoffRule.CUSTOM, rule.why());
                }
            } catch (RuntimeException | Error e) {
                return keep(LogoffRule.CUSTOM, "whether " + rule.why() + " could not be found out (" + e + ")");
            }
        }
        return Optional.empty();
    }

    /**
     * What shows that a session is not the planned one any more, as a clause; empty when nothing does. The one definition of the same session: its
     * ID, its account and its logon, known and equal, its state, and while it is disconnected since when.
     */
    static Optional<String> change(SessionInfo planned, SessionInfo now) {
        UserAccount before = planned.user();
        UserAccount user = now.user();
        if (!planned.id().equals(now.id()) || !planned.machine().equals(now.machine())) {
            return Optional.of("it is session " + now.id() + " now");
        }
        if (before != null && user == null) {
            return Optional.of("nobody is logged on to it any more");
        }
        if (user == null && !Objects.equals(connectOf(planned), connectOf(now))) {
            return Optional.of("another client has connected to it");
        }
        if (user != null && (before == null || !before.isSameAs(user) || !isSameAlias(planned.alias(), now.alias()))) {
            return Optional.of("it belongs to " + (now.alias() == null ? user : now.alias()) + " now");
        }
        Optional<String> unknown = identity(planned).or(() -> identity(now));
        if (unknown.isPresent()) {
            return unknown;
        }
        if (!Objects.equals(logonOf(planned), logonOf(now))) {
            return Optional.of("its logon is not the one that was planned");
        }
        if (planned.state() != now.state()) {
            return Optional.of("it is " + now.state() + " now, not " + planned.state());
        }
        if (now.state() == ConnectState.DISCONNECTED && !Objects.equals(disconnectOf(planned), disconnectOf(now))) {
            return Optional.of("its user has been back since it was planned");
        }
        return Optional.empty();
    }

    private static boolean isSameAlias(@Nullable UserAccount one, @Nullable UserAccount other) {
        return one == null ? other == null : other != null && one.isSameAs(other);
    }

    /** Why nothing would show that it is the same later, if nothing would. A session without a user has no logon: nobody's work is in it. */
    private static Optional<String> identity(SessionInfo session) {
        if (session.user() == null) {
            return Optional.empty();
        }
        if (logonOf(session) == null) {
            return Optional.of("when its user logged on is not known, so nothing shows that it is the same session");
        }
        return session.state() == ConnectState.DISCONNECTED && disconnectOf(session) == null
                ? Optional.of("since when it is disconnected is not known, so nothing shows that its user was not back")
                : Optional.empty();
    }

    static @Nullable Instant logonOf(SessionInfo session) {
        SessionTimes times = session.times();
        return times == null ? null : times.logon();
    }

    private static @Nullable Instant connectOf(SessionInfo session) {
        SessionTimes times = session.times();
        return times == null ? null : times.connect();
    }

    private static @Nullable Instant disconnectOf(SessionInfo session) {
        SessionTimes times = session.times();
        return times == null ? null : times.disconnect();
    }

    /**
     * Whether a list says that the planned session is gone: no row has its ID any more, or its user has left every one that has.
     * @param planned a session of the host's own, as it was planned
     */
    static boolean isGone(SessionInfo planned, List<SessionInfo> sessions) {
        return sessions.stream()
                .filter(row -> row.machine().isEmpty() && row.id().equals(planned.id()))
                .allMatch(row -> hasLeft(planned, row));
    }

    /** Without its user a session counts as gone, unless it is down: then it is still on its way out. List is held against list. */
    private static boolean hasLeft(SessionInfo planned, SessionInfo row) {
        UserAccount before = planned.user();
        UserAccount user = row.user();
        if (before == null) {
            return user != null;
        }
        if (user == null) {
            return row.state() != ConnectState.DOWN;
        }
        boolean isDomainKnown = !before.domain().isEmpty() && !user.domain().isEmpty();
        if (!isDomainKnown) {
            return !UserAccount.folded(before.name()).equals(UserAccount.folded(user.name()));
        }
        return !before.isSameAs(user)
                && (planned.alias() == null || !planned.alias().isSameAs(user));
    }

    private static Optional<LogoffObjection> keep(LogoffRule rule, String why) {
        return Optional.of(new LogoffObjection(rule, why));
    }

    /** Whether bare names of the policy each mean one account of the host at most; the first that does not, with what it may mean. */
    Optional<Ambiguity> ambiguity(List<SessionInfo> sessions) {
        return policy.selectors()
                .filter(UserSelector::isBareName)
                .map(name -> new Ambiguity(name, accounts(name, sessions)))
                .filter(ambiguity -> ambiguity.accounts().size() > 1)
                .findFirst();
    }

    /** A bare name that means several accounts, and what it may mean. */
    record Ambiguity(UserSelector name, List<String> accounts) {}

    private List<String> accounts(UserSelector name, List<SessionInfo> sessions) {
        Map<String, String> found = sessions.stream()
                .filter(session -> session.machine().isEmpty() && session.user() != null)
                .map(session -> account(session, machineName))
                .filter(user -> name.matches(user, ""))
                .map(UserAccount::toString)
                .collect(Collectors.toMap(UserAccount::folded, text -> text, (one, other) -> one, TreeMap::new));
        return List.copyOf(found.values());
    }
}
