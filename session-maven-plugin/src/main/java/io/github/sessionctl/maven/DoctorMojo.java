package io.github.sessionctl.maven;

import io.github.sessionctl.maven.parameter.GoalConfiguration;
import io.github.sessionctl.maven.run.DoctorGoal;
import io.github.sessionctl.maven.run.Goal;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says what stands in the way, and what to do about it: looks at the system, the rights of this account, the services and the hosts. Changes nothing.
 * Fails where it has found a problem. Needs no project.
 * @since 1.0.0
 */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true)
@SuppressWarnings("unused") // GoalConfiguration reads what is written for the parameters.
public final class DoctorMojo extends AbstractSessionMojo {

    /**
     * The file for the findings in JSON, written also when the goal fails; a relative path begins at the module. None when left out. For example
     * {@code -Dsession.reportFile=target/doctor.json}.
     * @since 1.0.0
     */
    @Parameter(property = "session.reportFile")
    private @Nullable File reportFile;

    @Override
    Goal prepare(GoalConfiguration written) {
        return new DoctorGoal(written.hosts(), file(written, "reportFile"));
    }
}
