package io.github.sessionctl.benchmarks.builds;

import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.eventspy.AbstractEventSpy;
import org.apache.maven.execution.ExecutionEvent;

/**
 * Loaded into a Maven that is measured: prints how long its build took, from the moment in which the projects are known to the end, in
 * milliseconds. That leaves out the start of the JVM and of Maven, but not the plugins, from their descriptors on.
 */
@Named
@Singleton
final class BuildClock extends AbstractEventSpy {

    /** What the line begins with. */
    static final String MARK = "BUILD TOOK ";

    private long begin;

    @Override
    public void onEvent(Object event) {
        if (event instanceof ExecutionEvent change) {
            ExecutionEvent.Type type = change.getType();
            if (type == ExecutionEvent.Type.SessionStarted) {
                begin = System.nanoTime();
            } else if (type == ExecutionEvent.Type.SessionEnded) {
                System.out.println(MARK + (System.nanoTime() - begin) / 1e6);
            }
        }
    }
}
