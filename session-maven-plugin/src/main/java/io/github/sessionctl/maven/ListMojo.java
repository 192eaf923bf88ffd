package io.github.sessionctl.maven;

import io.github.sessionctl.maven.parameter.GoalConfiguration;
import io.github.sessionctl.maven.run.Goal;
import io.github.sessionctl.maven.run.ListGoal;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Lists sessions, each with user, times, idle time, lock state, client, and the rule that protects it, if one does. Changes nothing and needs no
 * project.
 * @since 1.0.0
 */
@Mojo(name = "list", requiresProject = false, threadSafe = true)
@SuppressWarnings("unused") // GoalConfiguration reads what is written for the parameters.
public final class ListMojo extends AbstractSessionMojo {

    /**
     * {@code table} for people, or {@code json} for programs. JSON goes to the console also with {@code mvn -q}; a script better reads it from
     * outputFile. For example {@code -Dsession.format=json}.
     * @since 1.0.0
     */
    @Parameter(property = "session.format", defaultValue = "table")
    private @Nullable String format;

    /**
     * The file to write the list to, instead of showing it; a relative path begins at the module. Shown when left out. For example
     * {@code -Dsession.outputFile=target/sessions.json}.
     * @since 1.0.0
     */
    @Parameter(property = "session.outputFile")
    private @Nullable File outputFile;

    @Override
    Goal prepare(GoalConfiguration written) {
        ListGoal.Format shown = ListGoal.Format.parse(written.text("format"));
        return new ListGoal(written.hosts(), shown, file(written, "outputFile"), System.out);
    }
}
