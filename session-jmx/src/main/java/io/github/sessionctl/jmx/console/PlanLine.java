package io.github.sessionctl.jmx.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.management.openmbean.CompositeData;

/**
 * What a plan or a report says of a session.
 *
 * @param id the session ID
 * @param state its state when it was looked at
 * @param account its user
 * @param outcome the outcome's name
 * @param why as a clause
 */
record PlanLine(long id, String state, String account, String outcome, String why) {

    private static final String CHOSEN = "WOULD_LOG_OFF";

    /** The rows of an answer; those that something happens to come first. */
    static List<PlanLine> of(Object answer) {
        List<PlanLine> lines = new ArrayList<>();
        if (answer instanceof CompositeData[] rows) {
            for (CompositeData row : rows) {
                Long id = SessionLine.number(row, "sessionId");
                lines.add(new PlanLine(
                        id == null ? -1 : id,
                        SessionLine.text(row, "state"),
                        SessionLine.account(row),
                        SessionLine.text(row, "outcome"),
                        SessionLine.text(row, "explanation")));
            }
        }
        lines.sort(Comparator.comparing((PlanLine line) -> line.outcome.equals("SKIPPED")));
        return List.copyOf(lines);
    }

    boolean isChosen() {
        return outcome.equals(CHOSEN);
    }

    /** As cells of a table: ID, user, state, outcome, why. */
    List<Cell> cells() {
        return List.of(
                new Cell(Long.toString(id), id),
                Cell.of(account),
                Cell.of(state),
                Cell.of(Wording.outcome(outcome)),
                Cell.of(isChosen() ? "" : why));
    }
}
