package io.github.sessionctl.host;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** A host on whose machine a test lets something happen. */
public interface EventfulUnderTest extends HostUnderTest {

    /** How many waits for events are under way on the machine, so that nothing happens before somebody waits for it. */
    int waits(SessionHost host);

    /** Lets something happen to a session of the machine, in the words of a scenario's change. */
    void happen(SessionHost host, String change);

    /** Waits until more waits than these are under way. */
    default void awaitWaits(SessionHost host, int moreThan) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> waits(host) > moreThan);
    }
}
