package io.github.sessionctl.safety;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The specification: which rules keep a session, by what is true of it. Written from the table of rules in README, and shares no code with
 * the engine. All that hold are named, in no order that matters.
 */
final class SafetyRules {

    private final Wish wish;
    private final List<String> holding = new ArrayList<>();

    private SafetyRules(Wish wish) {
        this.wish = wish;
    }

    /**
     * A look at one session.
     *
     * @param session as it was, with nothing known that the host did not tell
     * @param planned what was true when the sessions were listed for the plan
     * @param look what was true while it was looked at: several calls, so what counts is what held all the time
     * @param recent what was true in the last seconds: a list of processes may be as old as that
     * @param saidYes whether its user has just agreed to go
     */
    record Glance(TrueSession session, Moment planned, List<Moment> look, List<Moment> recent, boolean saidYes) {}

    /** The rules that keep the session. */
    static List<String> keeping(Wish wish, Glance at) {
        SafetyRules rules = new SafetyRules(wish);
        rules.ask(at);
        return rules.holding;
    }

    private void ask(Glance at) {
        TrueSession session = at.session();
        Moment now = at.look().get(at.look().size() - 1);
        boolean isConsole = session.name.equalsIgnoreCase("Console")
                || at.look().stream().allMatch(moment -> moment.isAtConsole(session.id));
        boolean isNobodyWanted = wish.isForced && wish.id != null;

        rule("SERVICES", session.id == 0);
        rule("LISTENER", session.state == ConnectState.LISTEN);
        rule("OTHER_MACHINE", !session.vm.isEmpty());
        rule("NO_USER", session.user == null && !isNobodyWanted);
        rule("OWN_SESSION", isOwn(session, at) && !wish.isForced);
        rule("CONSOLE", isConsole && !wish.isForced && !wish.isConsoleIncluded);
        rule("STATE", !wish.states.isEmpty() && !wish.states.contains(session.state));
        rule("NOT_SELECTED", wish.id != null && wish.id != session.id);
        rule("NOT_SELECTED", wish.name != null && !wish.name.equalsIgnoreCase(session.name));
        rule("NOT_SELECTED", wish.logon != null && !wish.logon.equals(session.loggedOnAt));
        rule("EXCLUDED_USER", isExcluded(session, now.machineName()));
        rule("NOT_INCLUDED_USER", !isIncluded(session.listed(), now.machineName()));
        boolean isToldBetter = session.user != null
                && session.listed() != null
                && (session.listed().domain().isEmpty()
                        || (!now.machineName().isEmpty()
                                && session.user.domain().equalsIgnoreCase(now.machineName())));
        rule("NOT_INCLUDED_USER", isToldBetter && !isIncluded(session.user, now.machineName()));
        rule("RUNNING_PROCESS", !wish.keepIfRunning.isEmpty() && mayRunWhatIsKept(at));
        rule("CUSTOM", wish.custom == Wish.Custom.LOCKED && session.lock == LockState.LOCKED);
        rule("CUSTOM", wish.custom == Wish.Custom.BROKEN && isOdd(session.listed()));
        if (!at.saidYes()) {
            askForTimes(session, now.hostTime(), isConsole);
        }
        if (session.user != null) {
            boolean isDisconnected = session.state == ConnectState.DISCONNECTED;
            rule("TIME_UNKNOWN", session.loggedOnAt == null);
            rule("TIME_UNKNOWN", isDisconnected && session.disconnectedAt == null);
            rule("nobody knows whose it is", isNamedOtherwise(session));
        }
    }

    private void askForTimes(TrueSession session, Instant now, boolean isConsole) {
        boolean isDisconnected = session.state == ConnectState.DISCONNECTED;
        Duration disconnected = disconnectedFor(session, now);
        Duration idle = isDisconnected ? disconnected : isConsole ? null : unusedFor(session, now);
        if (!wish.disconnectedFor.isZero()) {
            rule("TOO_RECENT", !isDisconnected);
            rule("TIME_UNKNOWN", disconnected == null);
            rule("TOO_RECENT", disconnected != null && disconnected.compareTo(wish.disconnectedFor) < 0);
        }
        if (!wish.idleFor.isZero()) {
            rule("TIME_UNKNOWN", idle == null);
            rule("TOO_RECENT", idle != null && idle.compareTo(wish.idleFor) < 0);
        }
    }

    private void rule(String name, boolean holds) {
        if (holds) {
            holding.add(name);
        }
    }

    /** The one that this process runs in; and where sessions may have children, any other one of the same user, which may be its parent. */
    private static boolean isOwn(TrueSession session, Glance at) {
        long own = at.planned().own();
        if (session.id == own) {
            return true;
        }
        if (!at.planned().hasChildSessions() || session.user == null) {
            return false;
        }
        TrueSession ours =
                at.planned().session(own).filter(row -> row.isVisible).orElse(null);
        UserAccount us = ours == null ? null : ours.listed();
        return ours == null || (us == null ? own != 0 : Names.selects(us.name(), session.listed(), ""));
    }

    private boolean isExcluded(TrueSession session, String machineName) {
        return Stream.of(session.user, session.listedAs == null ? session.user : session.listedAs)
                .filter(Objects::nonNull)
                .anyMatch(account -> wish.excludeUsers.stream()
                        .anyMatch(protection -> Names.mayMean(protection, account, machineName)));
    }

    private boolean isIncluded(@Nullable UserAccount account, String machineName) {
        if (account == null) {
            return wish.user == null && wish.account == null && wish.includeUsers.isEmpty();
        }
        boolean isAccount = wish.account == null || Names.selects(wish.account.toString(), account, "");
        return (wish.user == null || Names.selects(wish.user, account, machineName))
                && isAccount
                && (wish.includeUsers.isEmpty()
                        || wish.includeUsers.stream().anyMatch(user -> Names.selects(user, account, machineName)));
    }

    /** A process to be kept runs in it; or one without a name, or none that can be seen, so that nobody knows. */
    private boolean mayRunWhatIsKept(Glance at) {
        return at.recent().stream()
                .allMatch(moment -> moment.session(at.session().id)
                        .filter(session -> session.showsProcesses && session.isVisible && !session.processes.isEmpty())
                        .map(session -> session.processes.stream().anyMatch(this::isKept))
                        .orElse(true));
    }

    private boolean isKept(String process) {
        return process.isEmpty() || wish.keepIfRunning.stream().anyMatch(kept -> Names.isSameProcess(kept, process));
    }

    private static boolean isOdd(@Nullable UserAccount account) {
        return account != null && account.name().equals(Wish.ODD_USER);
    }

    /** The list says that it is somebody else's than the session itself does. */
    private static boolean isNamedOtherwise(TrueSession session) {
        UserAccount listed = session.listed();
        return listed == null || !Names.selects(session.user.name(), listed, "");
    }

    /** Null when it is not known, or contradicted: whoever has logged on, connected or typed since has not been disconnected all the time. */
    private static @Nullable Duration disconnectedFor(TrueSession session, Instant now) {
        boolean isContradicted = Stream.of(session.loggedOnAt, session.connectedAt, session.usedAt)
                .filter(Objects::nonNull)
                .anyMatch(time -> session.disconnectedAt != null && time.isAfter(session.disconnectedAt));
        return isContradicted ? null : since(session.disconnectedAt, now);
    }

    /** Null when it is not known; whoever has just connected or logged on is not idle. */
    private static @Nullable Duration unusedFor(TrueSession session, Instant now) {
        Instant last = session.usedAt;
        for (Instant time : new Instant[] {session.loggedOnAt, session.connectedAt}) {
            last = last != null && time != null && time.isAfter(last) ? time : last;
        }
        return since(last, now);
    }

    private static @Nullable Duration since(@Nullable Instant time, Instant now) {
        return time == null || now.isBefore(time) ? null : Duration.between(time, now);
    }
}
