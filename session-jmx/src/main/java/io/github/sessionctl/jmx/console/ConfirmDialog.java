package io.github.sessionctl.jmx.console;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dialog.ModalityType;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import org.jspecify.annotations.Nullable;

/**
 * Names every session and its user, and asks before something is done to them. Return and Escape mean Cancel: whoever goes on must choose to. On the
 * event thread only.
 */
final class ConfirmDialog {

    private static final List<Column> COLUMNS = List.of(Column.HOST, Column.ID, Column.USER, Column.STATE, Column.IDLE);

    private final ConsoleAction action;
    private final List<SessionLine> lines;
    private final MessageFields fields;
    private @Nullable List<Step> answer;

    private ConfirmDialog(ConsoleAction action, List<SessionLine> lines) {
        this.action = action;
        this.lines = lines;
        fields = action == ConsoleAction.ASK ? MessageFields.question() : MessageFields.message();
    }

    /** Asks, and waits for the answer. Empty when it was Cancel. */
    static Optional<List<Step>> ask(Component over, ConsoleAction action, List<SessionLine> lines) {
        ConfirmDialog dialog = new ConfirmDialog(action, lines);
        dialog.open(over);
        return Optional.ofNullable(dialog.answer);
    }

    private void open(Component over) {
        DialogFrame frame = new DialogFrame(over, action.title(), ModalityType.DOCUMENT_MODAL);
        frame.add(DialogFrame.text(Wording.question(action, lines), 48), BorderLayout.NORTH);
        JButton yes = frame.add(DialogFrame.button(Wording.button(action, lines.size()), action.mnemonic, () -> {
            answer = lines.stream().map(this::step).toList();
            frame.close();
        }));
        frame.addClosing("Cancel");
        CellTable table = new CellTable(
                "Sessions concerned",
                COLUMNS.stream().map(column -> column.title).toList(),
                List.of(150, 60, 180, 110, 70));
        table.show(lines.stream()
                .map(line -> COLUMNS.stream().map(column -> column.cell(line)).toList())
                .toList());
        Component list = table.scrolled(Math.min(Math.max(lines.size(), 2), 8));
        if (action == ConsoleAction.ASK || action == ConsoleAction.MESSAGE) {
            yes.setEnabled(fields.isComplete());
            fields.whenChanged(() -> yes.setEnabled(fields.isComplete()));
            frame.focusFirst(fields.text);
            list = fields.below(list);
        }
        frame.add(list, BorderLayout.CENTER);
        frame.open();
    }

    private Step step(SessionLine line) {
        return switch (action) {
            case LOG_OFF -> Step.logoff(line);
            case DISCONNECT -> Step.disconnect(line);
            case ASK -> Step.ask(line, fields.text(), fields.seconds());
            case MESSAGE -> Step.message(line, fields.title(), fields.text());
            case PROCESSES, LOG_OFF_DISCONNECTED -> throw new IllegalStateException(action + " is not asked about");
        };
    }
}
