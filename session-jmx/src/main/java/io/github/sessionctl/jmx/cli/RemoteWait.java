package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.FleetProgress;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Waits for a server's answer, and says so when it takes its time. */
final class RemoteWait {

    private RemoteWait() {}

    static @Nullable Object invoke(RemoteBean bean, Terminal terminal, String operation, Object... arguments)
            throws IOException {
        try (FleetProgress progress = terminal.progress()) {
            progress.waitFor(operation, "the answer of the server for " + bean.host());
            return bean.invoke(operation, arguments);
        }
    }
}
