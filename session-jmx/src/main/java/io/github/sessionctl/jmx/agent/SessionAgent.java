package io.github.sessionctl.jmx.agent;

import org.jspecify.annotations.Nullable;

/**
 * Where the JVM begins: {@code -javaagent:sessionctl.jar=OPTIONS}, or a JVM that runs already and is told to load the jar. See
 * {@link AgentOptions} for the options.
 *
 * <p>The application comes first. All work is done by a daemon thread; what fails there is one line in the log, and the application
 * goes on without the agent. Loading the agent again does nothing while it is there.
 */
public final class SessionAgent {

    private SessionAgent() {}

    /** Called by the JVM before the application's main method, with what stands behind the jar's name, null when nothing does. */
    public static void premain(@Nullable String options) {
        load(options);
    }

    /** Called by a JVM that runs already, with what was given with the jar, null when nothing was. */
    public static void agentmain(@Nullable String options) {
        load(options);
    }

    private static void load(@Nullable String options) {
        // Nothing of the application's main thread is for the agent to inherit.
        Thread thread = new Thread(null, new AgentStart(options == null ? "" : options), "sessionctl-agent", 0, false);
        thread.setDaemon(true);
        thread.start();
    }
}
