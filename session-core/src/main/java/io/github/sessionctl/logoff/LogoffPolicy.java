package io.github.sessionctl.logoff;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which sessions of a host may be logged off, as a rule for all of them. Unless told otherwise: every disconnected session of a
 * user, but neither the own session nor the console. Immutable.
 */
public final class LogoffPolicy implements LogoffSelection {

    private static final Pattern NO_FILE_NAME = Pattern.compile("[\\\\/:*?\"<>|]");

    private final Set<ConnectState> states;
    private final Duration disconnectedFor;
    private final Duration idleFor;
    private final List<UserPattern> includeUsers;
    private final List<UserPattern> excludeUsers;
    private final Set<String> keepIfRunning;
    private final boolean includeConsole;
    private final int maxLogoffs;
    private final LogoffNotice notice;

    private LogoffPolicy(Builder builder) {
        states = Set.copyOf(builder.states);
        disconnectedFor = builder.disconnectedFor;
        idleFor = builder.idleFor;
        includeUsers = List.copyOf(builder.includeUsers);
        excludeUsers = List.copyOf(builder.excludeUsers);
        keepIfRunning =
                builder.keepIfRunning.stream().map(LogoffPolicy::processKey).collect(Collectors.toUnmodifiableSet());
        includeConsole = builder.includeConsole;
        maxLogoffs = builder.maxLogoffs;
        notice = builder.notice;
    }

    /** A policy for disconnected sessions, to be narrowed. */
    public static Builder disconnected() {
        return new Builder(EnumSet.of(ConnectState.DISCONNECTED));
    }

    /**
     * A policy for sessions in one of these states, to be narrowed.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Builder inStates(Collection<ConnectState> states) {
        if (states.isEmpty()) {
            throw new IllegalArgumentException("a policy needs at least one connect state");
        }
        return new Builder(EnumSet.copyOf(states));
    }

    @Override
    public Optional<LogoffObjection> objection(SessionInfo session, SpecialSessions special) {
        Optional<LogoffRule> protection =
                special.protection(session).filter(rule -> !(includeConsole && rule == LogoffRule.CONSOLE));
        if (protection.isPresent()) {
            return protection.map(LogoffObjection::of);
        }
        if (!states.contains(session.state())) {
            return Optional.of(new LogoffObjection(LogoffRule.STATE, "it is " + session.state()));
        }
        UserAccount user = session.user();
        return user == null ? Optional.of(LogoffObjection.of(LogoffRule.NO_USER)) : userObjection(user);
    }

    private Optional<LogoffObjection> userObjection(UserAccount user) {
        for (UserPattern pattern : excludeUsers) {
            if (pattern.matches(user)) {
                return Optional.of(new LogoffObjection(LogoffRule.EXCLUDED_USER, "its user is excluded by " + pattern));
            }
        }
        if (!includeUsers.isEmpty() && includeUsers.stream().noneMatch(pattern -> pattern.matches(user))) {
            return Optional.of(LogoffObjection.of(LogoffRule.NOT_INCLUDED_USER));
        }
        return Optional.empty();
    }

    @Override
    public Optional<LogoffObjection> timeObjection(SessionInfo session) {
        if (!disconnectedFor.isZero()) {
            if (session.state() != ConnectState.DISCONNECTED) {
                return Optional.of(new LogoffObjection(LogoffRule.TOO_RECENT, "it is not disconnected"));
            }
            Optional<Duration> since = Optional.ofNullable(session.times()).flatMap(times -> times.sinceDisconnect());
            Optional<LogoffObjection> objection = TimeRule.tooShort("disconnected", since, disconnectedFor);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return idleFor.isZero() ? Optional.empty() : TimeRule.tooShort("idle", session.idle(), idleFor);
    }

    @Override
    public boolean asksForProcesses() {
        return !keepIfRunning.isEmpty();
    }

    @Override
    public Optional<LogoffObjection> processObjection(SessionInfo session, List<SessionProcess> processes) {
        return processes.stream()
                .filter(process -> process.session().equals(session.id()))
                .filter(process -> keepIfRunning.contains(processKey(process.name())))
                .findFirst()
                .map(process -> new LogoffObjection(
                        LogoffRule.RUNNING_PROCESS,
                        process.name() + " (process " + process.processId() + ") runs in it"));
    }

    /**
     * The name of a process as {@link Builder#keepIfRunning} takes it. A path or a pattern would never match, and so protect nobody: it is
     * refused.
     *
     * @param text such as {@code devenv.exe} or {@code devenv}
     * @return the same without blanks around it
     * @throws IllegalArgumentException when it is blank, or has a character that no file name has
     */
    public static String processName(String text) {
        String name = text.strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a process name is blank");
        }
        if (NO_FILE_NAME.matcher(name).find()) {
            throw new IllegalArgumentException(QuotedInput.of(name)
                    + " is no process name; use the name alone, such as devenv.exe, without path or pattern");
        }
        return name;
    }

    /** Windows ignores case in image names, and people leave out {@code .exe}. */
    private static String processKey(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".exe") ? lower.substring(0, lower.length() - ".exe".length()) : lower;
    }

    @Override
    public int maxLogoffs() {
        return maxLogoffs;
    }

    @Override
    public LogoffNotice notice() {
        return notice;
    }

    /** Narrows a policy. Not for use by several threads. */
    public static final class Builder {

        private final Set<ConnectState> states;
        private Duration disconnectedFor = Duration.ZERO;
        private Duration idleFor = Duration.ZERO;
        private List<UserPattern> includeUsers = List.of();
        private List<UserPattern> excludeUsers = List.of();
        private List<String> keepIfRunning = List.of();
        private boolean includeConsole;
        private int maxLogoffs = Integer.MAX_VALUE;
        private LogoffNotice notice = LogoffNotice.none();

        private Builder(Set<ConnectState> states) {
            this.states = states;
        }

        /** Only sessions that have been disconnected for at least this long; zero (the default) asks for no minimum. */
        public Builder disconnectedFor(Duration minimum) {
            disconnectedFor = notNegative(minimum);
            return this;
        }

        /** Only sessions that nobody has used for at least this long; zero (the default) asks for no minimum. */
        public Builder idleFor(Duration minimum) {
            idleFor = notNegative(minimum);
            return this;
        }

        /** Only sessions whose user matches one of these; none (the default) means everybody's. */
        public Builder includeUsers(Collection<UserPattern> patterns) {
            includeUsers = List.copyOf(patterns);
            return this;
        }

        /** No session whose user matches one of these. */
        public Builder excludeUsers(Collection<UserPattern> patterns) {
            excludeUsers = List.copyOf(patterns);
            return this;
        }

        /**
         * No session in which one of these processes runs: image names, case and {@code .exe} do not matter. None at all where the
         * host names no process, for then what runs is not known.
         *
         * @throws IllegalArgumentException when a name is none, see {@link LogoffPolicy#processName}
         */
        public Builder keepIfRunning(Collection<String> processNames) {
            keepIfRunning = processNames.stream().map(LogoffPolicy::processName).toList();
            return this;
        }

        /** The console session, too, if everything else allows it. */
        public Builder includeConsole() {
            includeConsole = true;
            return this;
        }

        /**
         * At most so many sessions in one run: those that have been left alone longest.
         *
         * @throws IllegalArgumentException when negative
         */
        public Builder maxLogoffs(int most) {
            if (most < 0) {
                throw new IllegalArgumentException("the largest number of logoffs is " + most + ", less than 0");
            }
            maxLogoffs = most;
            return this;
        }

        /** Warns or asks the users of active sessions first; {@link LogoffNotice#none} is the default. */
        public Builder notice(LogoffNotice first) {
            notice = first;
            return this;
        }

        /** The policy. */
        public LogoffPolicy build() {
            return new LogoffPolicy(this);
        }

        private static Duration notNegative(Duration duration) {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("the minimum " + duration + " is negative");
            }
            return duration;
        }
    }
}
