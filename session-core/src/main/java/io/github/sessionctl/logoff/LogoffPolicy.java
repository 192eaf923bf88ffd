package io.github.sessionctl.logoff;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions of a host may be logged off: by a rule for all of them ({@link #disconnected}, {@link #inStates}, {@link #users}), or because they
 * were asked for ({@link #selected}). The session that this process runs in and the console are kept unless the policy says otherwise, the services
 * and listeners always. Immutable.
 *
 * <pre>{@code
 * LogoffPolicy policy = LogoffPolicy.disconnected()
 *         .disconnectedFor(Duration.ofHours(2))
 *         .excludeUsers(List.of(UserProtection.parse("svc-*")))
 *         .keepIfRunning(List.of("devenv.exe"))
 *         .build();
 * }</pre>
 */
public final class LogoffPolicy {

    /** A rule of the embedding application. */
    record CustomRule(Predicate<? super SessionInfo> keeps, String why) {}

    final Set<ConnectState> states;
    final @Nullable SessionId id;
    final @Nullable String name;
    final @Nullable UserSelector user;
    final @Nullable UserAccount account;
    final @Nullable Instant logon;
    final Duration disconnectedFor;
    final Duration idleFor;
    final List<UserSelector> includeUsers;
    final List<UserProtection> excludeUsers;
    final List<ProcessName> keepIfRunning;
    final List<CustomRule> customRules;
    final boolean isConsoleIncluded;
    final boolean isForced;
    private final int maxLogoffs;
    private final LogoffNotice notice;

    private LogoffPolicy(Builder builder) {
        states = Set.copyOf(builder.states);
        id = builder.id;
        name = builder.name;
        user = builder.user;
        account = builder.account;
        logon = builder.logon;
        disconnectedFor = builder.disconnectedFor;
        idleFor = builder.idleFor;
        includeUsers = List.copyOf(builder.includeUsers);
        excludeUsers = List.copyOf(builder.excludeUsers);
        keepIfRunning = List.copyOf(builder.keepIfRunning);
        customRules = List.copyOf(builder.customRules);
        isConsoleIncluded = builder.isConsoleIncluded;
        isForced = builder.isForced;
        maxLogoffs = builder.maxLogoffs;
        notice = builder.notice;
    }

    /** A policy for disconnected sessions, to be narrowed. */
    public static Builder disconnected() {
        return new Builder(EnumSet.of(ConnectState.DISCONNECTED), false);
    }

    /**
     * A policy for sessions in one of these states, to be narrowed.
     * @throws IllegalArgumentException when there is none
     */
    public static Builder inStates(Collection<ConnectState> states) {
        return new Builder(Set.of(), false).states(states);
    }

    /** A policy for everybody who is logged on, connected or not, to be narrowed. */
    public static Builder users() {
        return new Builder(Set.of(), false);
    }

    /** An explicit wish: {@link Builder#build} refuses it as long as nothing selects any session. */
    public static Builder selected() {
        return new Builder(Set.of(), true);
    }

    /**
     * The name of a process, such as {@code devenv.exe} or {@code devenv}, as {@link Builder#keepIfRunning} takes it: without blanks around it.
     * @throws IllegalArgumentException when no process can have that name, so that it would protect nobody
     */
    public static String processName(String text) {
        return ProcessName.parse(text).toString();
    }

    /** How many sessions a run may log off at most. */
    public int maxLogoffs() {
        return maxLogoffs;
    }

    /** What the users of active sessions are told before they are logged off. */
    public LogoffNotice notice() {
        return notice;
    }

    /** Whether one session was asked for, by its ID or its name, so that leaving it alone is not what was asked for. */
    public boolean meansOneSession() {
        return id != null || name != null;
    }

    /** Whether the policy asks what runs in a session. */
    boolean asksForProcesses() {
        return !keepIfRunning.isEmpty();
    }

    /** All names by which it selects users. */
    Stream<UserSelector> selectors() {
        return Stream.concat(Stream.ofNullable(user), includeUsers.stream());
    }

    /** {@return what was asked for, in words for a line of a log: such as {@code disconnected for at least 2h, any user, but not svc-*}} */
    public String words() {
        return PolicyWords.of(this);
    }

    /** The same as {@link #words}. */
    @Override
    public String toString() {
        return words();
    }

    /** A list that is given must not be empty, so that a variable that turned out empty is noticed. Not for use by several threads. */
    public static final class Builder {

        private final boolean needsSelector;
        private Set<ConnectState> states;
        private @Nullable SessionId id;
        private @Nullable String name;
        private @Nullable UserSelector user;
        private @Nullable UserAccount account;
        private @Nullable Instant logon;
        private Duration disconnectedFor = Duration.ZERO;
        private Duration idleFor = Duration.ZERO;
        private List<UserSelector> includeUsers = List.of();
        private List<UserProtection> excludeUsers = List.of();
        private List<ProcessName> keepIfRunning = List.of();
        private final List<CustomRule> customRules = new ArrayList<>();
        private boolean isConsoleIncluded;
        private boolean isForced;
        private boolean isEveryone;
        private int maxLogoffs = Integer.MAX_VALUE;
        private LogoffNotice notice = LogoffNotice.none();

        private Builder(Set<ConnectState> states, boolean needsSelector) {
            this.states = states;
            this.needsSelector = needsSelector;
        }

        /** Only the session with this ID. */
        public Builder id(SessionId session) {
            id = session;
            return this;
        }

        /**
         * Only the session with this session name, such as {@code RDP-Tcp#3}; case does not matter. A disconnected session has none.
         * @throws IllegalArgumentException when blank
         */
        public Builder name(String sessionName) {
            if (sessionName.isBlank()) {
                throw new IllegalArgumentException("the session name is blank");
            }
            name = sessionName.strip();
            return this;
        }

        /** Only sessions of users that match. */
        public Builder user(UserSelector selector) {
            user = selector;
            return this;
        }

        /** Only sessions of exactly this account, as the host lists it; case does not matter. */
        public Builder account(UserAccount exact) {
            account = exact;
            return this;
        }

        /** Only the session that began with this logon, by the host's clock. */
        public Builder logon(Instant time) {
            logon = time;
            return this;
        }

        /**
         * Only sessions in one of these states.
         * @throws IllegalArgumentException when there is none
         */
        public Builder states(Collection<ConnectState> any) {
            states = Set.copyOf(notEmpty(any, "connect state"));
            return this;
        }

        /** Only sessions that have been disconnected for at least this long; zero (the default) asks for no minimum. */
        public Builder disconnectedFor(Duration minimum) {
            disconnectedFor = notNegative(minimum);
            return this;
        }

        /**
         * Only sessions that nobody has used for at least this long; zero (the default) asks for no minimum. Sessions of which that is not known are
         * kept, and so is the console while it is not disconnected, where Windows does not count the input.
         */
        public Builder idleFor(Duration minimum) {
            idleFor = notNegative(minimum);
            return this;
        }

        /** Only sessions whose user matches one of these; everybody's when not said. */
        public Builder includeUsers(Collection<UserSelector> selectors) {
            includeUsers = notEmpty(selectors, "user to include");
            return this;
        }

        /** No session whose user may be one of these. */
        public Builder excludeUsers(Collection<UserProtection> protections) {
            excludeUsers = notEmpty(protections, "user to exclude");
            return this;
        }

        /**
         * No session in which one of these processes runs: image names, case and {@code .exe} do not matter. None of which no process can be seen,
         * for then what runs in it is not known.
         * @throws IllegalArgumentException when there is no name, or one is none, see {@link LogoffPolicy#processName}
         */
        public Builder keepIfRunning(Collection<String> processNames) {
            keepIfRunning = notEmpty(processNames, "process to keep").stream()
                    .map(ProcessName::parse)
                    .toList();
            return this;
        }

        /**
         * No session for which this is true. Asked of each session that nothing else keeps, with its times, when planning and again right before
         * something is done to it, in the thread that does it: it should answer quickly. What it throws keeps the session.
         * @param why what it means, as a clause: it is the explanation of rule {@link LogoffRule#CUSTOM}
         */
        public Builder keepIf(Predicate<? super SessionInfo> keeps, String why) {
            customRules.add(new CustomRule(keeps, why));
            return this;
        }

        /** The console session, too, if everything else allows it. */
        public Builder includeConsole() {
            isConsoleIncluded = true;
            return this;
        }

        /**
         * Also the console session, the session that this process runs in, and, where one is named by its ID, a session without a user, to end what
         * hangs. Never the services, a listener or a session of another machine.
         */
        public Builder forced() {
            isForced = true;
            return this;
        }

        /** Every user's session, as far as the rest allows: an explicit wish then needs no other selector. */
        public Builder everyone() {
            isEveryone = true;
            return this;
        }

        /**
         * At most so many sessions in one run: those that have been left alone longest.
         * @throws IllegalArgumentException when less than 1
         */
        public Builder maxLogoffs(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("the largest number of logoffs is " + most + ", less than 1");
            }
            maxLogoffs = most;
            return this;
        }

        /** Warns or asks the users of active sessions first; {@link LogoffNotice#none} is the default. */
        public Builder notice(LogoffNotice first) {
            notice = first;
            return this;
        }

        /**
         * The policy.
         * @throws IllegalArgumentException when it is an explicit wish and nothing was selected: everyone needs to be asked for
         */
        public LogoffPolicy build() {
            boolean hasSelector = isEveryone
                    || id != null
                    || name != null
                    || user != null
                    || account != null
                    || logon != null
                    || !states.isEmpty()
                    || !idleFor.isZero()
                    || !disconnectedFor.isZero();
            if (needsSelector && !hasSelector) {
                throw new IllegalArgumentException("no selector was given; everyone needs to be asked for");
            }
            return new LogoffPolicy(this);
        }

        private static Duration notNegative(Duration duration) {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("the minimum " + duration + " is negative");
            }
            return duration;
        }

        private static <T> List<T> notEmpty(Collection<? extends T> given, String what) {
            if (given.isEmpty()) {
                throw new IllegalArgumentException("no " + what + " was given; leave it out, or name at least one");
            }
            return List.copyOf(given);
        }
    }
}
