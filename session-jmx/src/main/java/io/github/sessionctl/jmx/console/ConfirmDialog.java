package io.github.sessionctl.jmx.console;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dialog.ModalityType;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import org.jspecify.annotations.Nullable;

/**
 * Names every session and its user, and asks before something is done to them. Return and Escape mean Cancel: whoever goes on must
 * choose to. On the event thread only.
 */
final class ConfirmDialog {

    private final ConsoleAction action;
    private final List<SessionLine> lines;
    private final @Nullable MessageFields fields;
    private @Nullable List<Step> answer;

    private ConfirmDialog(ConsoleAction action, List<SessionLine> lines) {
        this.action = action;
        this.lines = lines;
        fields = switch (action) {
            case ASK -> MessageFields.question();
            case MESSAGE -> MessageFields.message();
            default -> null;
        };
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
        JButton yes = new JButton(Wording.button(action, lines.size()));
        yes.setMnemonic(action.mnemonic());
        yes.addActionListener(pressed -> {
            answer = steps();
            frame.window().dispose();
        });
        JButton cancel = new JButton("Cancel");
        cancel.addActionListener(pressed -> frame.window().dispose());
        frame.add(middle(yes), BorderLayout.CENTER);
        frame.add(yes);
        frame.add(cancel);
        frame.makeDefault(cancel);
        if (fields == null) {
            frame.focusFirst(cancel);
        } else {
            frame.focusFirst(fields.first());
        }
        frame.open();
    }

    private Component middle(JButton yes) {
        CellTable table = new CellTable(
                "Sessions concerned", List.of("Host", "ID", "User", "State", "Idle"), List.of(150, 60, 180, 110, 70));
        table.show(lines.stream()
                .map(line -> List.of(
                        Column.HOST.cell(line),
                        Column.ID.cell(line),
                        Column.USER.cell(line),
                        Column.STATE.cell(line),
                        Column.IDLE.cell(line)))
                .toList());
        Component list = table.scrolled(Math.min(Math.max(lines.size(), 2), 8));
        if (fields == null) {
            return list;
        }
        yes.setEnabled(fields.isComplete());
        fields.whenChanged(() -> yes.setEnabled(fields.isComplete()));
        return fields.below(list);
    }

    private List<Step> steps() {
        return lines.stream().map(this::step).toList();
    }

    private Step step(SessionLine line) {
        return switch (action) {
            case LOG_OFF -> Step.logoff(line);
            case DISCONNECT -> Step.disconnect(line);
            case ASK -> Step.ask(line, written().text(), written().seconds());
            case MESSAGE -> Step.message(line, written().title(), written().text());
            case PROCESSES, LOG_OFF_DISCONNECTED -> throw new IllegalStateException(action + " is not asked about");
        };
    }

    private MessageFields written() {
        if (fields == null) {
            throw new IllegalStateException("nothing is written for " + action);
        }
        return fields;
    }
}
