package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import org.junit.jupiter.api.Test;

class HostSnapshotTest {

    @Test
    void readingCostsOneCallForTheListOneForEachSessionAndOneForEachClient() {
        WatchedHost host = new WatchedHost(WatchedHost.AGENT);

        HostSnapshot.read(host);

        assertThat(host.count(SessionOperation.LIST)).isEqualTo(1);
        assertThat(host.count(SessionOperation.READ)).isEqualTo(6);
        assertThat(host.count(SessionOperation.CLIENT)).isEqualTo(4);
        assertThat(host.calls).hasSize(11);
    }

    @Test
    void sessionThatVanishesMeanwhileIsLeftOut() {
        WatchedHost host = new WatchedHost(WatchedHost.AGENT + "change before=read session=4 gone=yes\n"
                + "change before=client session=7 gone=yes");

        assertThat(HostSnapshot.read(host).sessions())
                .extracting(session -> session.id().value())
                .containsExactly(0L, 1L, 2L, 65536L);
    }

    @Test
    void sessionWhoseDetailsAreRefusedStaysAsListed() {
        WatchedHost host = new WatchedHost(WatchedHost.AGENT + "fault in=read session=2 error=5");

        SessionInfo refused = HostSnapshot.read(host).sessions().get(2);

        assertThat(refused.userText()).isEqualTo("CORP\\bernd");
        assertThat(refused.times()).isNull();
    }

    @Test
    void sessionWhoseClientIsRefusedKeepsItsTimes() {
        WatchedHost host = new WatchedHost(WatchedHost.AGENT + "fault in=client session=2 error=5");

        SessionInfo refused = HostSnapshot.read(host).sessions().get(2);

        assertThat(refused.idle()).isPresent();
        assertThat(refused.client()).isNull();
    }

    @Test
    void hostThatIsLostMeanwhileIsAFailureAndNotAShorterList() {
        WatchedHost host = new WatchedHost(WatchedHost.AGENT + "fault in=read session=2 error=1722");

        SessionException failure = catchThrowableOfType(SessionException.class, () -> HostSnapshot.read(host));

        assertThat(failure.reason()).isEqualTo(Reason.HOST_UNREACHABLE);
    }
}
