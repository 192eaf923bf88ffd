package io.github.sessionctl.jmx.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.event.TableModelEvent;
import org.junit.jupiter.api.Test;

class SessionGridTest {

    private static final SessionLine ANNA = Lines.active(1, "anna");
    private static final SessionLine BERND = Lines.active(2, "bernd");
    private static final SessionLine DANA = Lines.disconnected(4, "dana");

    private final SessionGrid.Model model = new SessionGrid.Model();
    private final List<String> events = new ArrayList<>();

    private void show(SessionLine... lines) {
        events.clear();
        model.show(List.of(lines));
    }

    private SessionGridTest() {
        model.addTableModelListener(event -> events.add(switch (event.getType()) {
                    case TableModelEvent.INSERT -> "insert ";
                    case TableModelEvent.DELETE -> "delete ";
                    default -> "update ";
                }
                + event.getFirstRow()));
    }

    @Test
    void refreshWithoutNewsTellsTheTableNothing() {
        show(ANNA, BERND);
        show(ANNA, BERND);
        assertThat(events).isEmpty();
    }

    @Test
    void onlyTheRowThatHasChangedIsUpdated() {
        show(ANNA, BERND, DANA);
        show(ANNA, Lines.disconnected(2, "bernd"), DANA);
        assertThat(events).containsExactly("update 1");
    }

    @Test
    void manyChangesAreToldAtOnce() {
        SessionLine[] before =
                IntStream.range(0, 6000).mapToObj(id -> Lines.active(id, "u")).toArray(SessionLine[]::new);
        SessionLine[] after = IntStream.range(0, 6000)
                .mapToObj(id -> Lines.disconnected(id, "u"))
                .toArray(SessionLine[]::new);
        show(before);
        assertThat(events).containsExactly("insert 0");
        show(after);
        assertThat(events).containsExactly("update 0");
        assertThat(model.line(5999).state()).isEqualTo("Disconnected");
    }

    @Test
    void newcomersComeLastAndTheGoneAreTakenOutAlone() {
        show(ANNA, DANA);
        show(BERND, DANA);
        assertThat(events).containsExactly("delete 0", "insert 1");
        assertThat(model.line(1)).isEqualTo(BERND);
    }

    @Test
    void idThatHasPassedToSomebodyElseIsAnotherRow() {
        show(ANNA, BERND);
        show(ANNA, Lines.active(2, "dana"));
        assertThat(events).containsExactly("delete 1", "insert 1");
    }
}
