package io.github.sessionctl.maven.run;

import io.github.sessionctl.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** The lines about one host: said at once, or kept until the host has ended so that those of several hosts do not mix. */
final class HostLog {

    private final Log log;
    private final List<Runnable> kept = new ArrayList<>();
    private boolean isKeeping;
    private boolean isClosed;

    private HostLog(Log log, boolean isKeeping) {
        this.log = log;
        this.isKeeping = isKeeping;
    }

    static HostLog live(Log log) {
        return new HostLog(log, false);
    }

    static HostLog keeping(Log log) {
        return new HostLog(log, true);
    }

    void info(String line) {
        String safe = TextTable.oneLine(line);
        say(() -> log.info(safe));
    }

    void debug(String line) {
        String safe = TextTable.oneLine(line);
        say(() -> log.debug(safe));
    }

    void warn(String line) {
        String safe = TextTable.oneLine(line);
        say(() -> log.warn(safe));
    }

    private synchronized void say(Runnable line) {
        if (isClosed) {
            return;
        }
        if (isKeeping) {
            kept.add(line);
        } else {
            line.run();
        }
    }

    /** Says what was kept. A run that was given up may go on; nothing is said of that any more. */
    synchronized void close() {
        isKeeping = false;
        isClosed = true;
        kept.forEach(Runnable::run);
        kept.clear();
    }
}
