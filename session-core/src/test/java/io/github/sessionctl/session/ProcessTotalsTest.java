package io.github.sessionctl.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTotalsTest {

    private static SessionProcess process(long session, long id, long memory, int seconds) {
        return new SessionProcess(
                new SessionId(session), id, "x.exe", "CORP\\anna", 1, 2, memory, Duration.ofSeconds(seconds));
    }

    @Test
    void sumsAreMadeForEachSessionInTheOrderOfTheirIds() {
        assertThat(ProcessTotals.of(
                        List.of(process(4, 10, 3L << 30, 5), process(1, 11, 7, 1), process(4, 12, 2L << 30, 6))))
                .containsExactly(
                        new ProcessTotals(new SessionId(1), 1, 7, Duration.ofSeconds(1)),
                        new ProcessTotals(new SessionId(4), 2, 5L << 30, Duration.ofSeconds(11)));
    }

    @Test
    void idleProcessIsNotCounted() {
        assertThat(ProcessTotals.of(List.of(process(0, 0, 8192, 100_000), process(0, 4, 1, 2))))
                .containsExactly(new ProcessTotals(SessionId.SERVICES, 1, 1, Duration.ofSeconds(2)));
    }

    @Test
    void noProcessesHaveNoSums() {
        assertThat(ProcessTotals.of(List.of())).isEmpty();
    }
}
