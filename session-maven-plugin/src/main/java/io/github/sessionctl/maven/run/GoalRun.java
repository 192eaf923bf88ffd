package io.github.sessionctl.maven.run;

import org.apache.maven.plugin.logging.Log;

/** What a goal is going to do: made from parameters that have all been checked, before anything is touched. */
public interface GoalRun {

    /** Does it. What goes wrong is collected, so that one failure does not stop the rest. */
    Problems run(Log log);

    /** What must be the same in two executions for the second to be left out of a build. Where the results go does not count. */
    String key();
}
