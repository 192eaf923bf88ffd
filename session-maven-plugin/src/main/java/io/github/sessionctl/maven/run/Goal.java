package io.github.sessionctl.maven.run;

import io.github.sessionctl.host.HostAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** What a goal is going to do: made from parameters that have all been checked, before anything is touched. */
public interface Goal {

    List<HostAddress> hosts();

    /** Where its results go; empty when they are only shown. */
    Optional<Path> file();

    /** Does it. What goes wrong is collected, so that one failure does not stop the rest. */
    Problems run(Log log);
}
