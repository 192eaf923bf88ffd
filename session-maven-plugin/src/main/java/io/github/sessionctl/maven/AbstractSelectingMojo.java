package io.github.sessionctl.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What every goal that acts on chosen sessions has in common: they must match every selector given, and without one it refuses. */
@SuppressWarnings("unused") // GoalConfiguration reads what is written for the parameters.
abstract class AbstractSelectingMojo extends AbstractActingMojo {

    /**
     * The session with this ID, a number from the first column of {@code session:list}. IDs are given away again: name the user, too. The goal fails
     * where there is no such session or a rule keeps it. For example {@code -Dsession.id=4}.
     * @since 1.0.0
     */
    @Parameter(property = "session.id")
    private @Nullable String id;

    /**
     * The session with this session name; a disconnected one has none. The goal fails where there is no such session or a rule keeps it. For example
     * {@code -Dsession.name=RDP-Tcp#3}.
     * @since 1.0.0
     */
    @Parameter(property = "session.name")
    private @Nullable String name;

    /**
     * The sessions of this user: {@code anna}, {@code CORP\anna}, or a pattern such as {@code CORP\*}. For example {@code -Dsession.user=CORP\anna}.
     * @since 1.0.0
     */
    @Parameter(property = "session.user")
    private @Nullable String user;

    /**
     * The sessions in one of these states, separated by commas: {@code active}, {@code disconnected} and the others that Windows knows. For example
     * {@code -Dsession.states=active,disconnected}.
     * @since 1.0.0
     */
    @Parameter(property = "session.states")
    private @Nullable List<@Nullable String> states;

    /**
     * The sessions that nobody has used for at least this long: {@code 90s}, {@code 30m}, {@code 2h}, {@code 1d} or {@code PT30M}, more than 0s.
     * Where Windows does not know it, a session is kept. For example {@code -Dsession.idleFor=2h}.
     * @since 1.0.0
     */
    @Parameter(property = "session.idleFor")
    private @Nullable String idleFor;

    /**
     * Everybody's sessions: {@code true} or {@code false}. Goes with no other selector. For example {@code -Dsession.all=true}.
     * @since 1.0.0
     */
    @Parameter(property = "session.all", defaultValue = "false")
    private @Nullable String all;
}
