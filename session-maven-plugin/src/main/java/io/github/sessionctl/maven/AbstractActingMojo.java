package io.github.sessionctl.maven;

import io.github.sessionctl.maven.parameter.TextParameter;
import io.github.sessionctl.maven.run.OutputFile;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What every goal that changes something has in common. */
abstract class AbstractActingMojo extends AbstractSessionMojo {

    /**
     * Whether only to show what would be done: {@code true} or {@code false}. For example {@code -Dsession.dryRun=true}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.dryRun", defaultValue = "false")
    private @Nullable String dryRun;

    /**
     * The file for a report in JSON, written also when the goal fails; docs/json.md has its fields. No report when left out. For
     * example {@code -Dsession.reportFile=target/sessions.json}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "session.reportFile")
    private @Nullable File reportFile;

    boolean dryRun() {
        return new TextParameter("dryRun", dryRun).asFlag();
    }

    Optional<Path> reportFile() {
        return OutputFile.of("reportFile", reportFile);
    }
}
