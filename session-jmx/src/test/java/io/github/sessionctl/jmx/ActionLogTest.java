package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActionLogTest {

    private final Logger logger = Logger.getLogger("io.github.sessionctl.jmx");
    private final Lines lines = new Lines();

    /** Keeps what is logged. */
    private static final class Lines extends Handler {
        final List<String> kept = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord logged) {
            kept.add(logged.getLevel() + " " + logged.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        logger.addHandler(lines);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(lines);
        logger.setUseParentHandlers(true);
    }

    @Test
    void everyLogoffIsALineAndProblemsAreWarnings() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT + "fault in=logoff session=4 error=5")) {
            bean.call("planLogoffDisconnected", "0s");
            assertThat(lines.kept).isEmpty();

            bean.call("logoffDisconnected", "0s");

            assertThat(lines.kept).hasSize(2);
            assertThat(lines.kept.get(0)).startsWith("WARNING FAILED session 4 of CORP\\dana fox on simulated");
            assertThat(lines.kept.get(1)).startsWith("INFO LOGGED_OFF session 7 of CORP\\emil on simulated");
        }
    }

    @Test
    void nameThatBreaksTheLineDoesNotForgeASecondOne() throws Exception {
        try (RemoteBean bean = RemoteBean.of("session id=5 user=\"eve\\u000aINFO\" state=Disconnected")) {
            bean.call("logoffDisconnected", "0s");

            assertThat(lines.kept)
                    .singleElement()
                    .asString()
                    .contains("eve?INFO")
                    .doesNotContain("\n");
        }
    }

    @Test
    void actionThatWasRefusedByARuleIsLoggedToo() throws Exception {
        try (RemoteBean bean = RemoteBean.of(WatchedHost.AGENT)) {
            bean.call("logoff", 4, "emil");

            assertThat(lines.kept).singleElement().asString().startsWith("INFO SKIPPED (NOT_INCLUDED_USER) session 4");
        }
    }

    @Test
    void actionThatTheHostDidNotAllowIsLoggedToo() throws Exception {
        try (RemoteBean bean = RemoteBean.of("fault in=list error=1722")) {
            assertThat(catchThrowable(() -> bean.call("logoffDisconnected", "0s")))
                    .isNotNull();

            assertThat(lines.kept)
                    .singleElement()
                    .asString()
                    .startsWith("WARNING Logged nobody off. Cannot list the sessions on simulated");
        }
    }
}
