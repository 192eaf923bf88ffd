package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnLogoffsTest {

    private final LogoffRunner runner = new LogoffRunner(Duration.ofSeconds(1));

    private static SessionInfo session(WatchedHost host, long id) {
        return host.list().stream()
                .filter(each -> each.id().value() == id)
                .map(host::read)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void logonThatWasOnlyPlannedIsNotOurs() {
        try (WatchedHost host = new WatchedHost(WatchedHost.AGENT)) {
            OwnLogoffs own = new OwnLogoffs(host);
            SessionInfo dana = session(host, 4);

            runner.plan(own, LogoffPolicy.disconnected().build());

            assertThat(own.remove(dana)).isFalse();
        }
    }

    @Test
    void logonThatTheHostWasAskedToEndIsOursOnce() {
        try (WatchedHost host = new WatchedHost(WatchedHost.AGENT)) {
            OwnLogoffs own = new OwnLogoffs(host);
            SessionInfo dana = session(host, 4);

            own.read(dana);
            own.requestLogoff(dana.id());

            assertThat(own.remove(dana)).isTrue();
            assertThat(own.remove(dana)).isFalse();
        }
    }

    @Test
    void logonThatTheHostRefusedToEndIsNotOurs() {
        try (WatchedHost host = new WatchedHost(WatchedHost.AGENT + "fault in=logoff session=4 error=5")) {
            OwnLogoffs own = new OwnLogoffs(host);
            SessionInfo dana = session(host, 4);

            own.read(dana);
            assertThat(catchThrowable(() -> own.requestLogoff(dana.id()))).isNotNull();

            assertThat(own.remove(dana)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"7007", "1726"})
    void logonThatOneRunHasEndedStaysOursWhateverTheNextHears(int error) {
        try (WatchedHost host =
                new WatchedHost(WatchedHost.AGENT + "fault in=logoff session=4 error=" + error + " times=1")) {
            OwnLogoffs own = new OwnLogoffs(host);
            SessionInfo dana = session(host, 4);
            own.read(dana);
            host.isLogoffSilent = true;
            own.requestLogoff(dana.id());
            host.isLogoffSilent = false;

            own.read(dana);
            assertThat(catchThrowable(() -> own.requestLogoff(dana.id()))).isNotNull();

            assertThat(own.remove(dana)).isTrue();
        }
    }

    @Test
    void anotherUserOfTheSameSessionIdIsNotOurs() {
        try (WatchedHost host = new WatchedHost(WatchedHost.AGENT)) {
            OwnLogoffs own = new OwnLogoffs(host);
            SessionInfo dana = session(host, 4);
            own.read(dana);
            own.requestLogoff(dana.id());

            try (WatchedHost later = new WatchedHost("session id=4 user=zoe domain=CORP state=Disconnected")) {
                assertThat(own.remove(session(later, 4))).isFalse();
            }
        }
    }
}
