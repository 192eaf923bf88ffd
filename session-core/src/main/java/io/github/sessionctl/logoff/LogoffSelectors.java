package io.github.sessionctl.logoff;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionProcess;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The explicit wish to log off the sessions that match every selector given. State and times matter only where they were selected.
 * Services, listeners and sessions without a user are refused always, the own session and the console unless forced. Immutable.
 */
public final class LogoffSelectors implements LogoffSelection {

    private final @Nullable SessionId id;
    private final @Nullable String name;
    private final @Nullable UserPattern user;
    private final Set<ConnectState> states;
    private final Duration idleFor;
    private final boolean isForced;
    private final LogoffNotice notice;

    private LogoffSelectors(Builder builder) {
        id = builder.id;
        name = builder.name;
        user = builder.user;
        states = Set.copyOf(builder.states);
        idleFor = builder.idleFor;
        isForced = builder.isForced;
        notice = builder.notice;
    }

    /** No selector yet. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Optional<LogoffObjection> objection(SessionInfo session, SpecialSessions special) {
        if (id != null && !id.equals(session.id())) {
            return Optional.of(new LogoffObjection(LogoffRule.NOT_SELECTED, "only session " + id + " was asked for"));
        }
        if (name != null && !name.equalsIgnoreCase(session.name())) {
            return Optional.of(new LogoffObjection(LogoffRule.NOT_SELECTED, "only session " + name + " was asked for"));
        }
        Optional<LogoffRule> protection = special.protection(session).filter(rule -> !(isForced && canBeForced(rule)));
        if (protection.isPresent()) {
            return protection.map(LogoffObjection::of);
        }
        if (!states.isEmpty() && !states.contains(session.state())) {
            return Optional.of(new LogoffObjection(LogoffRule.STATE, "it is " + session.state()));
        }
        UserAccount account = session.user();
        if (account == null) {
            return Optional.of(LogoffObjection.of(LogoffRule.NO_USER));
        }
        return user == null || user.matches(account)
                ? Optional.empty()
                : Optional.of(
                        new LogoffObjection(LogoffRule.NOT_INCLUDED_USER, "its user is " + account + ", not " + user));
    }

    private static boolean canBeForced(LogoffRule rule) {
        return rule == LogoffRule.OWN_SESSION || rule == LogoffRule.CONSOLE;
    }

    @Override
    public Optional<LogoffObjection> timeObjection(SessionInfo session) {
        return idleFor.isZero() ? Optional.empty() : TimeRule.tooShort("idle", session.idle(), idleFor);
    }

    @Override
    public boolean asksForProcesses() {
        return false;
    }

    @Override
    public Optional<LogoffObjection> processObjection(SessionInfo session, List<SessionProcess> processes) {
        return Optional.empty();
    }

    @Override
    public int maxLogoffs() {
        return Integer.MAX_VALUE;
    }

    @Override
    public LogoffNotice notice() {
        return notice;
    }

    /** Collects selectors; a session must match all of them. Not for use by several threads. */
    public static final class Builder {

        private @Nullable SessionId id;
        private @Nullable String name;
        private @Nullable UserPattern user;
        private Set<ConnectState> states = Set.of();
        private Duration idleFor = Duration.ZERO;
        private boolean isEveryone;
        private boolean isForced;
        private LogoffNotice notice = LogoffNotice.none();

        private Builder() {}

        /** The session with this ID. */
        public Builder id(SessionId session) {
            id = session;
            return this;
        }

        /**
         * The session with this session name, such as {@code RDP-Tcp#3}; case does not matter. A disconnected session has none.
         *
         * @throws IllegalArgumentException when blank
         */
        public Builder name(String sessionName) {
            if (sessionName.isBlank()) {
                throw new IllegalArgumentException("the session name is blank");
            }
            name = sessionName.strip();
            return this;
        }

        /** The sessions of users that match: {@code anna}, {@code CORP\anna}, or a glob. */
        public Builder user(UserPattern pattern) {
            user = pattern;
            return this;
        }

        /**
         * The sessions in one of these states.
         *
         * @throws IllegalArgumentException when there is none
         */
        public Builder states(Collection<ConnectState> any) {
            if (any.isEmpty()) {
                throw new IllegalArgumentException("at least one connect state is needed");
            }
            states = Set.copyOf(any);
            return this;
        }

        /**
         * The sessions that nobody has used for at least this long; where that is not known, they are kept.
         *
         * @throws IllegalArgumentException when not above zero: that would select everyone
         */
        public Builder idleFor(Duration minimum) {
            if (minimum.isZero() || minimum.isNegative()) {
                throw new IllegalArgumentException("the idle time " + minimum + " is not above zero");
            }
            idleFor = minimum;
            return this;
        }

        /** Every user's session, as far as the other selectors allow. */
        public Builder everyone() {
            isEveryone = true;
            return this;
        }

        /** The own session and the console, too. Never the services, a listener or a session without a user. */
        public Builder forced() {
            isForced = true;
            return this;
        }

        /** Warns or asks the users of active sessions first; {@link LogoffNotice#none} is the default. */
        public Builder notice(LogoffNotice first) {
            notice = first;
            return this;
        }

        /**
         * The selection.
         *
         * @throws IllegalArgumentException when no selector was given: everyone needs to be asked for
         */
        public LogoffSelectors build() {
            if (!isEveryone && id == null && name == null && user == null && states.isEmpty() && idleFor.isZero()) {
                throw new IllegalArgumentException("no selector was given; everyone needs to be asked for");
            }
            return new LogoffSelectors(this);
        }
    }
}
