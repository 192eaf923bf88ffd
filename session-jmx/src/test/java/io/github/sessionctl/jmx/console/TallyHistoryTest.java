package io.github.sessionctl.jmx.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyHistoryTest {

    private static final TallyHistory.Tally ONE = TallyHistory.Tally.of(List.of(Lines.active(2, "a")));
    private static final TallyHistory.Tally TWO =
            TallyHistory.Tally.of(List.of(Lines.active(2, "a"), Lines.active(3, "b")));
    private static final long SPAN = TallyHistory.SPAN_MILLIS;

    private final TallyHistory history = new TallyHistory();

    @Test
    void whatIsOlderThanAQuarterOfAnHourIsForgotten() {
        history.add(0, ONE);
        history.add(1000, ONE);
        history.add(SPAN + 1, TWO);
        assertThat(history.samples()).extracting(TallyHistory.Sample::atMillis).containsExactly(1000L, SPAN + 1);
    }

    @Test
    void lineGoesInStepsToTheRightEdge() {
        history.add(0, ONE);
        history.add(9000, TWO);
        assertThat(history.points(Kind.ACTIVE, 4))
                .containsExactly(
                        new TallyHistory.Point(0.99, 0.25, true),
                        new TallyHistory.Point(1, 0.25, false),
                        new TallyHistory.Point(1, 0.5, false));
    }

    @Test
    void lineIsBrokenWhereNothingWasKnown() {
        history.add(0, ONE);
        history.add(90_000, TWO);
        assertThat(history.points(Kind.ACTIVE, 4))
                .extracting(TallyHistory.Point::begins)
                .containsExactly(true, true);
    }

    @Test
    void topIsTheLargestNumberButNeverLessThanFour() {
        assertThat(history.top()).isEqualTo(4);
        history.add(
                0,
                TallyHistory.Tally.of(List.of(
                        Lines.active(1, "a"),
                        Lines.active(2, "a"),
                        Lines.active(3, "a"),
                        Lines.active(4, "a"),
                        Lines.active(5, "a"))));
        history.add(1, ONE);
        assertThat(history.top()).isEqualTo(5);
    }
}
