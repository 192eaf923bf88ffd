package io.github.sessionctl.jmx.agent;

import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.text.TextTable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One attempt to start the agent. What becomes of it is one line in the log. */
final class AgentStart implements Runnable {

    /** The one that has started, or is about to. It also keeps what it has started from being collected. */
    private static final AtomicReference<@Nullable AgentStart> LOADED = new AtomicReference<>();

    private final String options;

    @SuppressWarnings("unused") // held, so that it stays
    private @Nullable LoadedAgent started;

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
            start(AgentOptions.parse(options));
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

    private void start(AgentOptions parsed) throws IOException {
        LoadedAgent agent = LoadedAgent.start(parsed);
        started = agent;
        log(Level.INFO, "The agent has started: " + agent);
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
