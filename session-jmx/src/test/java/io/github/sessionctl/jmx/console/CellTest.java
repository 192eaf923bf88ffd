package io.github.sessionctl.jmx.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CellTest {

    private static SessionLine idle(long id, Long seconds) {
        return Lines.line(id, "Active", "CORP\\bernd", "", seconds);
    }

    @Test
    void idleTimesSortAsTimesAndThoseThatAreNotKnownComeLast() {
        assertThat(Stream.of(idle(1, null), idle(2, 7200L), idle(3, 90L), idle(4, 86_400L * 2 + 3600))
                        .map(Column.IDLE::cell)
                        .sorted()
                        .map(Cell::text))
                .containsExactly("1m", "2h", "2d 1h", "");
    }

    @Test
    void idsSortAsNumbers() {
        assertThat(Stream.of(idle(10, null), idle(9, null), idle(65536, null))
                        .map(Column.ID::cell)
                        .sorted()
                        .map(Cell::text))
                .containsExactly("9", "10", "65536");
    }

    @Test
    void filterTakesLinesThatHaveEveryWordInAnyColumn() {
        SessionLine dana = Lines.disconnected(4, "CORP\\dana fox");
        assertThat(Column.filter("FOX disc").test(dana)).isTrue();
        assertThat(Column.filter("fox active").test(dana)).isFalse();
        assertThat(Column.filter("  ").test(dana)).isTrue();
        assertThat(Column.filter("console").test(Lines.line(1, "Active", "anna", "CONSOLE")))
                .isTrue();
    }
}
