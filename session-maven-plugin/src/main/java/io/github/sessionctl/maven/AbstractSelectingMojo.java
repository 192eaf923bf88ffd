package io.github.sessionctl.maven;

import io.github.sessionctl.logoff.UserPattern;
import io.github.sessionctl.maven.parameter.BadParameterException;
import io.github.sessionctl.maven.parameter.ListParameter;
import io.github.sessionctl.maven.parameter.TextParameter;
import io.github.sessionctl.maven.run.Selectors;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What every goal that acts on chosen sessions has in common: they must match every selector given, and without one it refuses. */
abstract class AbstractSelectingMojo extends AbstractActingMojo {

    private static final String NAMES = "id, name, user, states, idleFor";

    /**
     * The session with this ID, a number from the first column of {@code session:list}. IDs are given away again: name the user, too.
     * The goal fails where there is no such session or a rule keeps it. For example {@code -Dsession.id=4}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.id")
    private @Nullable String id;

    /**
     * The session with this session name; a disconnected one has none. The goal fails where there is no such session or a rule keeps it. For
     * example {@code -Dsession.name=RDP-Tcp#3}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.name")
    private @Nullable String name;

    /**
     * The sessions of this user: {@code anna}, {@code CORP\anna}, or a pattern such as {@code CORP\*}. For example
     * {@code -Dsession.user=CORP\anna}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.user")
    private @Nullable String user;

    /**
     * The sessions in one of these states, separated by commas: {@code active}, {@code disconnected} and the others that Windows knows. For
     * example {@code -Dsession.states=active,disconnected}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.states")
    // Of a list Maven does not tell whether it was left out or is empty; the latter must not mean every state.
    private @Nullable String states;

    /**
     * The sessions that nobody has used for at least this long: {@code 90s}, {@code 30m}, {@code 2h}, {@code 1d} or {@code PT30M}, more than 0s.
     * Where Windows does not know it, a session is kept. For example {@code -Dsession.idleFor=2h}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.idleFor")
    private @Nullable String idleFor;

    /**
     * Everybody's sessions: {@code true} or {@code false}. Goes with no other selector. For example {@code -Dsession.all=true}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.all", defaultValue = "false")
    private @Nullable String all;

    /**
     * The selectors.
     *
     * @throws BadParameterException when there is none, one means nothing, or they contradict each other
     */
    Selectors selectors() {
        Selectors selectors = new Selectors(
                new TextParameter("id", id)
                        .asGiven(AbstractSelectingMojo::sessionId, "a number from the first column of session:list"),
                new TextParameter("name", name).asGiven(Function.identity(), "a session name such as RDP-Tcp#3"),
                new TextParameter("user", user).asGiven(UserPattern::parse, "for example anna, CORP\\anna or CORP\\*"),
                states == null
                        ? List.of()
                        : new ListParameter("states", Arrays.asList(states.split(",")))
                                .asNotEmpty(ConnectState::parse, "for example active,disconnected"),
                new TextParameter("idleFor", idleFor).asGiven(AbstractSelectingMojo::minimum, "for example 30m or 2h"),
                new TextParameter("all", all).asFlag());
        if (selectors.isEmpty()) {
            throw BadParameterException.ofSeveral(
                    "No session was selected, and nothing has been touched. Give at least one of "
                            + NAMES
                            + " (for example -Dsession.user=anna); a session must match all that are given. Everybody"
                            + " needs all (-Dsession.all=true).");
        }
        if (selectors.isEveryone() && selectors.isNarrowed()) {
            throw new BadParameterException(
                    "all", "true means everybody, so it goes with none of " + NAMES + "; leave it or them out");
        }
        return selectors;
    }

    private static SessionId sessionId(String text) {
        try {
            return SessionId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    QuotedInput.of(text) + " is not a session ID; use a number from the first column of session:list",
                    e);
        }
    }

    private static Duration minimum(String text) {
        Duration time = DurationText.parse(text);
        if (time.isZero()) {
            throw new IllegalArgumentException(QuotedInput.of(text) + " would mean everybody; use more than 0s");
        }
        return time;
    }
}
