package io.github.sessionctl.safety;

import io.github.sessionctl.logoff.LogoffNotice;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.UserProtection;
import io.github.sessionctl.logoff.UserSelector;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is asked for at random: in plain values for the rules, and as the policy that says the same to the engine. */
final class Wish {

    private static final List<String> SELECTORS = List.of(
            "anna",
            "CORP\\anna",
            "corp\\ANNA",
            ".\\svc-build",
            "CORP\\*",
            "*",
            "svc-*",
            "?nna",
            "ali",
            "CORP\\ALI",
            "ren\u00e9",
            "*\\anna",
            "bernd",
            "carla",
            "AGENT1\\*",
            "*a*");

    private static final List<String> PROTECTIONS = List.of(
            "anna",
            "CORP\\bernd",
            "svc-*",
            ".\\*",
            "corp.example\\anna",
            "CORP\\carla",
            "AL\u0130",
            "rene\u0301",
            "al?",
            "CORP\\dana",
            "agent1\\*",
            "nobody",
            ".\\anna",
            "other.example\\dana");

    private static final List<Duration> MINIMA =
            List.of(Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofHours(2));

    /** A rule of the application. */
    enum Custom {
        NONE,
        /** Sessions whose desktop is locked are kept. */
        LOCKED,
        /** It answers with an exception for one user: nobody knows whether he is to be kept. */
        BROKEN,
        /** Keeps nobody, but takes its time. */
        SLOW
    }

    /** What users of active sessions are told first. */
    enum Notice {
        NONE,
        WARNING,
        QUESTION
    }

    /** Whom the rule {@link Custom#BROKEN} does not understand. */
    static final String ODD_USER = "bernd";

    Act act = Act.LOGOFF;

    /** Any when empty. */
    Set<ConnectState> states = Set.of();

    @Nullable Long id;

    @Nullable String name;

    @Nullable String user;

    @Nullable UserAccount account;

    @Nullable Instant logon;

    Duration disconnectedFor = Duration.ZERO;
    Duration idleFor = Duration.ZERO;

    /** Anybody when empty. */
    List<String> includeUsers = List.of();

    List<String> excludeUsers = List.of();
    List<String> keepIfRunning = List.of();
    Custom custom = Custom.NONE;
    boolean isConsoleIncluded;
    boolean isForced;
    int most = Integer.MAX_VALUE;
    Notice notice = Notice.NONE;
    Duration grace = Duration.ZERO;
    boolean isNoIgnored;
    boolean isSilenceConsent;

    private boolean isExplicit;
    private final VirtualClock clock;

    private Wish(VirtualClock clock) {
        this.clock = clock;
    }

    /** Something to ask of that machine. */
    static Wish of(Chance chance, Moment machine, VirtualClock clock) {
        Wish wish = new Wish(clock);
        wish.act = chance.pick(List.of(Act.LOGOFF, Act.LOGOFF, Act.LOGOFF, Act.DISCONNECT, Act.MESSAGE));
        switch (chance.below(5)) {
            case 0 -> wish.states = EnumSet.of(ConnectState.DISCONNECTED);
            case 1 ->
                wish.states = chance.coin()
                        ? EnumSet.of(ConnectState.DISCONNECTED, ConnectState.ACTIVE)
                        : Set.copyOf(chance.some(4, List.of(ConnectState.values())));
            case 2 -> wish.isExplicit = true;
            default -> {
                // Everybody who is logged on.
            }
        }
        wish.select(chance, machine);
        wish.protect(chance);
        if (wish.isForced && chance.once(3)) {
            // What may be forced depends on whether one session was asked for.
            wish.id = chance.pick(machine.sessions()).id;
        }
        wish.notice = chance.pick(List.of(Notice.NONE, Notice.WARNING, Notice.QUESTION));
        if (wish.notice == Notice.QUESTION) {
            wish.beForThoseAtWork(chance);
        }
        wish.grace = chance.pick(List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofMinutes(12)));
        wish.isNoIgnored = chance.once(4);
        wish.isSilenceConsent = chance.coin();
        return wish;
    }

    /** Only users of active sessions can be asked. */
    private void beForThoseAtWork(Chance chance) {
        disconnectedFor = Duration.ZERO;
        if (!chance.once(4)) {
            states = Set.of();
        }
        if (chance.once(3)) {
            idleFor = chance.pick(MINIMA);
        }
    }

    private void select(Chance chance, Moment machine) {
        TrueSession any = chance.pick(machine.sessions());
        // Of everything a little would mostly select nobody.
        int rare = chance.pick(List.of(4, 15, 60));
        if (chance.once(rare * 2)) {
            id = any.id;
        }
        if (chance.once(rare * 4)) {
            name = any.name.isEmpty() ? "Console" : any.name;
        }
        if (chance.once(rare * 2)) {
            user = chance.pick(SELECTORS);
        }
        if (chance.once(rare * 2)) {
            account = any.user == null ? RandomMachine.ACCOUNTS.get(0) : any.user;
        }
        if (chance.once(rare * 4)) {
            logon = any.loggedOnAt;
        }
        if (chance.once(rare)) {
            disconnectedFor = chance.pick(MINIMA);
        }
        if (chance.once(rare)) {
            idleFor = chance.pick(MINIMA);
        }
        if (chance.once(rare)) {
            includeUsers = chance.some(3, SELECTORS);
        }
    }

    private void protect(Chance chance) {
        int rare = chance.pick(List.of(2, 4, 12));
        if (chance.once(rare)) {
            excludeUsers = chance.some(2, PROTECTIONS);
        }
        if (chance.once(rare)) {
            keepIfRunning = chance.some(2, List.of("devenv", "Editor.EXE", "nothing.exe"));
        }
        if (chance.once(rare)) {
            custom = chance.pick(List.of(Custom.values()));
        }
        isConsoleIncluded = chance.once(3);
        isForced = chance.once(4);
        if (chance.once(4)) {
            most = 1 + chance.below(3);
        }
    }

    /** What may be done for it: whoever is to be logged off is told first, or asked. */
    Set<Act> acts() {
        if (act != Act.LOGOFF || notice == Notice.NONE) {
            return Set.of(act);
        }
        return Set.of(Act.LOGOFF, notice == Notice.WARNING ? Act.MESSAGE : Act.ASK);
    }

    LogoffPolicy policy() {
        LogoffPolicy.Builder policy = isExplicit ? LogoffPolicy.selected().everyone() : begin();
        if (id != null) {
            policy.id(new SessionId(id));
        }
        if (name != null) {
            policy.name(name);
        }
        if (user != null) {
            policy.user(UserSelector.parse(user));
        }
        if (account != null) {
            policy.account(account);
        }
        if (logon != null) {
            policy.logon(logon);
        }
        if (!includeUsers.isEmpty()) {
            policy.includeUsers(includeUsers.stream().map(UserSelector::parse).toList());
        }
        if (!excludeUsers.isEmpty()) {
            policy.excludeUsers(excludeUsers.stream().map(UserProtection::parse).toList());
        }
        if (!keepIfRunning.isEmpty()) {
            policy.keepIfRunning(keepIfRunning);
        }
        if (custom != Custom.NONE) {
            policy.keepIf(rule(), "the application says so");
        }
        if (isConsoleIncluded) {
            policy.includeConsole();
        }
        if (isForced) {
            policy.forced();
        }
        return policy.disconnectedFor(disconnectedFor)
                .idleFor(idleFor)
                .maxLogoffs(most)
                .notice(notice())
                .build();
    }

    private LogoffPolicy.Builder begin() {
        if (states.equals(Set.of(ConnectState.DISCONNECTED))) {
            return LogoffPolicy.disconnected();
        }
        return states.isEmpty() ? LogoffPolicy.users() : LogoffPolicy.inStates(states);
    }

    private Predicate<SessionInfo> rule() {
        return switch (custom) {
            case LOCKED -> session -> session.lock() == LockState.LOCKED;
            case BROKEN ->
                session -> {
                    UserAccount seen = session.user();
                    if (seen != null && seen.name().equals(ODD_USER)) {
                        if (session.id().value() % 2 == 0) {
                            throw new IllegalStateException("odd");
                        }
                        throw new AssertionError("odd");
                    }
                    return false;
                };
            default ->
                session -> {
                    // Sometimes so slow that the look is no longer fresh.
                    clock.advance(Duration.ofMillis(clock.nanoTime() / 1_000_000 % 4 == 0 ? 2500 : 100));
                    return false;
                };
        };
    }

    private LogoffNotice notice() {
        return switch (notice) {
            case NONE -> LogoffNotice.none();
            case WARNING -> LogoffNotice.warn("T", "t", grace);
            case QUESTION ->
                LogoffNotice.ask("T", "t", Duration.ofSeconds(1))
                        .onNo(isNoIgnored ? LogoffNotice.Consequence.LOG_OFF : LogoffNotice.Consequence.KEEP)
                        .onSilence(isSilenceConsent ? LogoffNotice.Consequence.LOG_OFF : LogoffNotice.Consequence.KEEP);
        };
    }

    @Override
    public String toString() {
        return act + ": states " + states + ", id " + id + ", name " + name + ", user " + user + ", account " + account
                + ", logon " + logon + ", disconnected for " + disconnectedFor + ", idle for " + idleFor + ", include "
                + includeUsers + ", exclude " + excludeUsers + ", keep if running " + keepIfRunning + ", custom "
                + custom + (isConsoleIncluded ? ", console included" : "") + (isForced ? ", forced" : "") + ", most "
                + most + ", " + notice + " " + grace + (isNoIgnored ? ", no ignored" : "")
                + (isSilenceConsent ? ", silence is consent" : "");
    }
}
