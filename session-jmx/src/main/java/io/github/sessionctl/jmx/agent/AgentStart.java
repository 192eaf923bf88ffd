package io.github.sessionctl.jmx.agent;

import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.SessionJmxRegistration;
import io.github.sessionctl.jmx.connector.ConnectorSettings;
import io.github.sessionctl.jmx.server.ServedHosts;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.text.TextTable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One attempt to start the agent: the MBeans, and a connector where one is asked for, as long as the JVM. What becomes of it is one line in the log. */
final class AgentStart implements Runnable {

    /** The one that has started, or is about to. It also keeps what it has started from being collected. */
    private static final AtomicReference<@Nullable AgentStart> LOADED = new AtomicReference<>();

    private final String options;

    @SuppressWarnings("unused") // held, so that it stays
    private @Nullable AutoCloseable started;

    AgentStart(String options) {
        this.options = options;
    }

    @Override
    public void run() {
        if (!LOADED.compareAndSet(null, this)) {
            log(
                    Level.INFO,
                    "The agent is loaded already; its options stay as they were. Not used: " + QuotedInput.of(options)
                            + ".");
            return;
        }
        boolean isStarted = false;
        try {
            log(Level.INFO, "The agent has started: " + start(AgentOptions.parse(options)));
            isStarted = true;
        } catch (IllegalArgumentException | IllegalStateException | SessionException | IOException e) {
            logFailure(e.getMessage());
        } catch (Throwable e) {
            // Such as a class of the JDK that the application's Java does not have. The application must not hear of
            // it.
            logFailure(e.toString());
        } finally {
            if (!isStarted) {
                // Who corrects what was wrong may load the agent again.
                LOADED.set(null);
            }
        }
    }

    /** Starts all that is asked for, or nothing; says what, and where it can be reached. */
    private String start(AgentOptions parsed) throws IOException {
        if (parsed.port().isEmpty()) {
            // Nor has it an audit for clients: without its own connector, the application says who comes in.
            SessionJmxRegistration registration = SessionJmx.register(parsed.jmx());
            started = registration;
            return registration.objectNames().toString();
        }
        int port = parsed.port().getAsInt();
        try {
            ServedHosts served = ServedHosts.start(parsed.jmx(), ConnectorSettings.local(port));
            started = served;
            return served.objectNames() + ", to be reached at "
                    + served.connector().url();
        } catch (IOException e) {
            throw new IOException(
                    "port " + port + " of " + ConnectorSettings.LOOPBACK + " cannot be served: " + e.getMessage()
                            + ". Take another one, port=0 for any that is free, or none and attach to the process.",
                    e);
        }
    }

    private static void logFailure(@Nullable String why) {
        log(Level.WARNING, "The agent has not started, and the application goes on without it: " + why);
    }

    /** Not before it is needed: it is the application that sets up its logging. */
    private static void log(Level level, String line) {
        Logger logger = System.getLogger("io.github.sessionctl.agent");
        logger.log(level, TextTable.oneLine(line));
    }
}
