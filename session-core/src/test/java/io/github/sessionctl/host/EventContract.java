package io.github.sessionctl.host;

import static io.github.sessionctl.host.HostUnderTest.assertReason;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every host keeps to when somebody waits for something to happen. */
public interface EventContract extends EventfulUnderTest {

    /** A wait in a thread of its own, which has begun. */
    private FutureTask<Boolean> begunWait(SessionHost host) {
        int before = waits(host);
        FutureTask<Boolean> wait = new FutureTask<>(host::awaitEvent);
        Thread thread = new Thread(wait, "wait for an event");
        thread.setDaemon(true);
        thread.start();
        awaitWaits(host, before);
        return wait;
    }

    private static boolean result(FutureTask<Boolean> wait) throws Exception {
        return wait.get(20, TimeUnit.SECONDS);
    }

    @Tag(SEVERAL_THREADS)
    @ParameterizedTest
    @ValueSource(
            strings = {"session=4 gone=yes", "session=4 state=Active name=RDP-Tcp#9", "session=9 user=emil", "console=3"
            })
    default void whatHappensEndsTheWait(String change) throws Exception {
        try (SessionHost host = open(AGENT)) {
            FutureTask<Boolean> wait = begunWait(host);

            happen(host, change);

            assertThat(result(wait)).isTrue();
        }
    }

    @Tag(SEVERAL_THREADS)
    @Test
    default void disconnectingASessionEndsTheWait() throws Exception {
        try (SessionHost host = open(AGENT)) {
            FutureTask<Boolean> wait = begunWait(host);

            host.disconnect(new SessionId(3));

            assertThat(result(wait)).isTrue();
        }
    }

    @Tag(SEVERAL_THREADS)
    @Test
    default void logoffThatEndsByTheClockEndsTheWaitWithNobodyLooking() throws Exception {
        try (SessionHost host = open(SERVICES + "session id=4 user=dana logoffTakes=50ms")) {
            FutureTask<Boolean> wait = begunWait(host);

            host.requestLogoff(new SessionId(4));

            assertThat(result(wait)).isTrue();
            assertThat(host.list()).hasSize(1);
        }
    }

    @Tag(SEVERAL_THREADS)
    @Test
    default void lockingHidingAndAProcessAreNoEvents() throws Exception {
        try (SessionHost host = open(AGENT)) {
            FutureTask<Boolean> wait = begunWait(host);

            happen(host, "session=1 locked=yes idleFor=0s");
            happen(host, "session=1 visible=no");
            happen(host, "session=1 process=devenv.exe");
            host.list();

            assertThat(wait.isDone()).isFalse();
            host.endWaits();
            assertThat(result(wait)).isFalse();
        }
    }

    @Tag(SEVERAL_THREADS)
    @Test
    default void everyWaitUnderWayEndsWhenAsked() throws Exception {
        try (SessionHost host = open(AGENT)) {
            List<FutureTask<Boolean>> waits = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                waits.add(begunWait(host));
            }

            host.endWaits();

            for (FutureTask<Boolean> wait : waits) {
                assertThat(result(wait)).isFalse();
            }
        }
    }

    @Tag(SEVERAL_THREADS)
    @Test
    default void endingNoWaitsSpoilsNoLaterOne() throws Exception {
        try (SessionHost host = open(AGENT)) {
            host.endWaits();
            FutureTask<Boolean> wait = begunWait(host);

            happen(host, "session=4 gone=yes");

            assertThat(result(wait)).isTrue();
        }
    }

    @Tag(SEVERAL_THREADS)
    @Test
    default void closingEndsTheWait() throws Exception {
        SessionHost host = open(AGENT);
        FutureTask<Boolean> wait = begunWait(host);

        host.close();

        assertThat(result(wait)).isFalse();
        assertReason(Reason.CONNECTION_CLOSED, host::awaitEvent);
        assertReason(Reason.CONNECTION_CLOSED, host::endWaits);
    }

    @Tag(SEVERAL_THREADS)
    @ParameterizedTest
    @CsvSource({
        "50, NOT_SUPPORTED",
        "120, UNSUPPORTED_SYSTEM",
        "5, ACCESS_DENIED",
        "6, CONNECTION_CLOSED",
        "1702, SERVICE_NOT_RUNNING",
        "1722, HOST_UNREACHABLE"
    })
    default void waitThatFailsSaysWhy(int error, Reason reason) {
        try (SessionHost host = open(AGENT + "fault in=event error=" + error)) {
            assertReason(reason, host::awaitEvent);
        }
    }
}
