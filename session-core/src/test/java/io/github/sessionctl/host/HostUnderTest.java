package io.github.sessionctl.host;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;

/** A kind of host that can be put on any machine that a scenario file describes. */
public interface HostUnderTest {

    /** A machine with one session of each kind. */
    String AGENT = """
            host name=AGENT-07 own=3 console=1
            session id=0 name=Services state=Disconnected
            session id=1 name=Console state=Active user=anna domain=BUILD logonAgo=3h idleFor=4m locked=no
            session id=3 name="RDP-Tcp#3" state=Active user=builder domain=BUILD logonAgo=1h locked=yes
            session id=4 state=Disconnected user="Dana Fox" domain=CORP logonAgo=26h disconnectedFor=2h idleFor=3h
            session id=65536 name=RDP-Tcp state=Listen
            process session=0 id=1044 name=svchost.exe threads=12 handles=410 memory=38M cpu=95s
            process session=4 id=4294967292 name=devenv.exe threads=85 handles=5120 memory=3G cpu=31m
            """;

    /** What no machine is without, where a test logs everybody off. */
    String SERVICES = "session id=0 name=Services state=Disconnected\n";

    /** Tests in which several threads call a host at a time: JNA's protected mode does not stand that. */
    String SEVERAL_THREADS = "several-threads";

    /** Opens a host on the machine that the scenario describes. */
    SessionHost open(String scenario);

    /** The session with this ID. */
    static SessionInfo find(SessionHost host, long id) {
        return host.list().stream()
                .filter(session -> session.id().value() == id)
                .findFirst()
                .orElseThrow();
    }

    /** The call fails for this reason. */
    static void assertReason(Reason reason, Runnable call) {
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(call::run)
                .extracting(SessionException::reason)
                .isEqualTo(reason);
    }

    /** So many hours. */
    static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }
}
