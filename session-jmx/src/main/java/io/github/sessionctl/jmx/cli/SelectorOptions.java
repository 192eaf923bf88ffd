package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.logoff.LogoffSelectors;
import io.github.sessionctl.logoff.UserPattern;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which sessions are meant: those that match every selector given. */
final class SelectorOptions {

    private static final String NAMES = "--id, --name, --user, --states, --idle-for";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is parsed
    private CommandSpec spec;

    @Option(names = "--id", paramLabel = "ID", converter = Values.Id.class, description = "The session with this ID.")
    private @Nullable SessionId id;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The session with this session name, such as RDP-Tcp#3.")
    private @Nullable String name;

    @Option(
            names = "--user",
            paramLabel = "USER",
            converter = Values.User.class,
            description =
                    "The sessions of this user: anna, CORP\\anna, or a pattern such as CORP\\*, in double quotes.")
    private @Nullable UserPattern user;

    @Option(
            names = "--states",
            paramLabel = "STATES",
            split = ",",
            hideParamSyntax = true,
            converter = Values.State.class,
            description = "The sessions in these states, comma separated: active, disconnected, ...")
    private @Nullable List<ConnectState> states;

    @Option(
            names = "--idle-for",
            paramLabel = "TIME",
            converter = Values.Time.class,
            description = "The sessions that nobody has used for at least this long, such as 30m or 2h.")
    private @Nullable Duration idleFor;

    @Option(names = "--all", description = "Every user's session.")
    private boolean all;

    boolean isGiven() {
        return all || hasSelector();
    }

    private boolean hasSelector() {
        return id != null || name != null || user != null || (states != null && !states.isEmpty()) || idleFor != null;
    }

    Aim aim() {
        return id != null || name != null ? Aim.ONE_SESSION : Aim.ALL_THAT_MATCH;
    }

    Optional<SessionId> id() {
        return Optional.ofNullable(id);
    }

    Optional<UserPattern> user() {
        return Optional.ofNullable(user);
    }

    Optional<Duration> idleFor() {
        return Optional.ofNullable(idleFor);
    }

    boolean isAll() {
        return all;
    }

    /** How many kinds of selectors were given, everyone being one. */
    int count() {
        int count = all ? 1 : 0;
        for (Object selector : new @Nullable Object[] {id, name, user, states, idleFor}) {
            count += selector == null ? 0 : 1;
        }
        return count;
    }

    /**
     * The selectors, for who asks a host to add force and notice.
     *
     * @throws ParameterException when there is none, or they contradict each other
     */
    LogoffSelectors.Builder builder() {
        if (!isGiven()) {
            throw wrong("say which sessions are meant, with " + NAMES + "; everyone needs --all");
        }
        if (all && hasSelector()) {
            throw wrong("--all means every session; leave it out, or the other selectors");
        }
        LogoffSelectors.Builder builder = LogoffSelectors.builder();
        try {
            if (id != null) {
                builder.id(id);
            }
            if (name != null) {
                builder.name(name);
            }
            if (user != null) {
                builder.user(user);
            }
            if (states != null) {
                builder.states(states);
            }
            if (idleFor != null) {
                builder.idleFor(idleFor);
            }
        } catch (IllegalArgumentException e) {
            throw wrong(message(e));
        }
        return all ? builder.everyone() : builder;
    }

    private String message(IllegalArgumentException wrong) {
        if (idleFor != null && idleFor.isZero()) {
            return "--idle-for 0s would select everyone; give a longer time, or --all";
        }
        return name != null && name.isBlank()
                ? "--name is blank; give a session name"
                : String.valueOf(wrong.getMessage());
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
