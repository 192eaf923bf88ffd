package io.github.sessionctl.jmx.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyHistoryTest {

    private static final Tally ONE = Tally.of(List.of(Lines.active(2, "a")));
    private static final Tally TWO = Tally.of(List.of(Lines.active(2, "a"), Lines.active(3, "b")));
    private static final long SPAN = TallyHistory.SPAN_MILLIS;

    private final TallyHistory history = new TallyHistory();
    private final ChartScale scale = new ChartScale();

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
        assertThat(scale.points(history.samples(), Kind.ACTIVE, 4))
                .containsExactly(
                        new ChartScale.Point(0.99, 0.25, true),
                        new ChartScale.Point(1, 0.25, false),
                        new ChartScale.Point(1, 0.5, false));
    }

    @Test
    void lineIsBrokenWhereNothingWasKnown() {
        history.add(0, ONE);
        history.add(90_000, TWO);
        assertThat(scale.points(history.samples(), Kind.ACTIVE, 4))
                .extracting(ChartScale.Point::begins)
                .containsExactly(true, true);
    }

    @Test
    void topIsTheLargestNumberButNeverLessThanFour() {
        assertThat(scale.top(List.of())).isEqualTo(4);
        history.add(
                0,
                Tally.of(List.of(
                        Lines.active(1, "a"),
                        Lines.active(2, "a"),
                        Lines.active(3, "a"),
                        Lines.active(4, "a"),
                        Lines.active(5, "a"))));
        history.add(1, ONE);
        assertThat(scale.top(history.samples())).isEqualTo(5);
    }
}
