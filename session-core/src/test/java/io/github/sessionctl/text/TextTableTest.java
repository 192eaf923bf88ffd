package io.github.sessionctl.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columnsAreAlignedAndLinesHaveNoTrailingBlanks() {
        assertThat(new TextTable("ID", "USER").row("1", "anna").row("65536", "").lines())
                .containsExactly("ID     USER", "1      anna", "65536");
    }

    @Test
    void columnThatIsEmptyInEveryRowIsLeftOut() {
        assertThat(new TextTable("ID", "CLIENT", "USER").row("1", "", "anna").lines())
                .containsExactly("ID  USER", "1   anna");
    }

    @Test
    void tableWithoutRowsIsItsHeading() {
        assertThat(new TextTable("ID", "USER").lines()).containsExactly("ID  USER");
    }

    @Test
    void nameCannotBreakALineOrSpeakToTheTerminal() {
        String name = "an\nna\r\u001b[31m\u2028\u202e\ud800";

        assertThat(new TextTable("USER").row(name).lines()).containsExactly("USER", "an?na??[31m???");
    }

    @Test
    void symbolOutsideTheBasicPlaneTakesOneColumn() {
        assertThat(new TextTable("A", "B").row("\ud83d\ude00", "x").lines()).containsExactly("A  B", "\ud83d\ude00  x");
    }

    @Test
    void wrongNumberOfCellsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TextTable("A", "B").row("1"));
    }
}
