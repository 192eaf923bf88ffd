package io.github.sessionctl.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.host.HostAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FleetProgressTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void outputThatBlocksHoldsUpNobodyWhoSaysSomething() {
        CountDownLatch isRead = new CountDownLatch(1);
        FleetProgress progress = new FleetProgress(NEVER, line -> {
            TestFleet.awaitLatch(isRead);
            lines.add(line);
        });

        progress.say("one");
        progress.began(HostAddress.parse("SRV0"));
        progress.say("two");
        isRead.countDown();
        progress.close();

        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void everythingHasBeenSaidWhenItIsClosed() {
        try (FleetProgress progress = new FleetProgress(NEVER, lines::add)) {
            for (int i = 0; i < 100; i++) {
                progress.say("line " + i);
            }
        }

        assertThat(lines).hasSize(100).startsWith("line 0", "line 1").endsWith("line 99");
    }

    @Test
    void outputThatFailsIsTriedAgainWithTheNextLine() {
        try (FleetProgress progress = new FleetProgress(AT_ONCE, line -> {
            lines.add(line);
            throw new AssertionError("thrown by an output, on purpose");
        })) {
            progress.began(HostAddress.parse("SRV0"));

            await().until(() -> lines.size() >= 3);
        }

        assertThat(lines).allSatisfy(line -> assertThat(line).startsWith("Waiting for SRV0 ("));
    }

    @Test
    void nobodyIsWaitedForOnAHostThatHasEnded() {
        try (FleetProgress progress = new FleetProgress(AT_ONCE, lines::add)) {
            HostAddress ended = HostAddress.parse("SRV0");
            progress.began(ended);
            progress.waitFor("SRV0 4", "session 4");
            progress.ended(new HostResult<>(ended, HostOutcome.DONE, "done", null, Duration.ZERO));
            progress.began(HostAddress.parse("SRV1"));

            await().until(() ->
                    lines.stream().filter(line -> line.contains("SRV1")).count() >= 2);
        }

        assertThat(lines.get(lines.size() - 1)).startsWith("Waiting for SRV1 (");
    }
}
