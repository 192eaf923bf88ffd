package io.github.sessionctl.jmx.agent;

import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.SessionJmxRegistration;
import io.github.sessionctl.jmx.connector.ConnectorSettings;
import io.github.sessionctl.jmx.server.ServedHosts;
import io.github.sessionctl.session.SessionException;
import java.io.IOException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What the agent has started: the MBeans, and a connector where one is asked for. It stays as long as the JVM. */
final class LoadedAgent {

    @SuppressWarnings("unused") // held, so that it stays
    private final AutoCloseable started;

    private final String text;

    private LoadedAgent(AutoCloseable started, String text) {
        this.started = started;
        this.text = text;
    }

    /**
     * Starts all that is asked for, or nothing.
     *
     * @throws IllegalArgumentException when the options do not go together
     * @throws IllegalStateException when an MBean's name is taken by something else
     * @throws SessionException when a host cannot be opened
     * @throws IOException when the port cannot be served
     */
    static LoadedAgent start(AgentOptions options) throws IOException {
        OptionalInt port = options.port();
        if (port.isEmpty()) {
            // Nor has it an audit for clients: without its own connector, the application says who comes in.
            SessionJmxRegistration registration = SessionJmx.register(options.jmx());
            return new LoadedAgent(registration, registration.objectNames().toString());
        }
        ServedHosts served = serve(options.jmx(), port.getAsInt());
        return new LoadedAgent(
                served,
                served.objectNames() + ", to be reached at "
                        + served.connector().url());
    }

    private static ServedHosts serve(SessionJmxOptions hosts, int port) throws IOException {
        try {
            return ServedHosts.start(
                    hosts, ConnectorSettings.builder().port(port).build());
        } catch (IOException e) {
            throw new IOException(
                    "port " + port + " of " + ConnectorSettings.LOOPBACK + " cannot be served: " + rootMessage(e)
                            + ". Take another one, port=0 for any that is free, or none and attach to the process.",
                    e);
        }
    }

    private static @Nullable String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }

    /** The MBeans, and where they can be reached. */
    @Override
    public String toString() {
        return text;
    }
}
