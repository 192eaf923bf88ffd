package io.github.sessionctl.jmx.console;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dialog.ModalityType;
import java.util.ArrayList;
import java.util.List;
import javax.management.openmbean.CompositeData;
import javax.swing.JButton;
import javax.swing.JTextArea;

/** Shows the processes of a session, those that use most memory first. On the event thread only. */
final class ProcessDialog {

    private final HostBeans beans;
    private final SessionLine line;
    private final JTextArea text = DialogFrame.text("Asking for the processes ...", 44);
    private final CellTable table = new CellTable(
            "Processes", List.of("ID", "Process", "User", "Memory", "CPU"), List.of(70, 200, 180, 90, 80));

    private ProcessDialog(HostBeans beans, SessionLine line) {
        this.beans = beans;
        this.line = line;
    }

    static void open(Component over, HostBeans beans, SessionLine line) {
        new ProcessDialog(beans, line).open(over);
    }

    private void open(Component over) {
        DialogFrame frame = new DialogFrame(over, "Processes of " + Wording.session(line), ModalityType.MODELESS);
        table.sortable();
        frame.add(text, BorderLayout.NORTH);
        frame.add(table.scrolled(8), BorderLayout.CENTER);
        JButton again = new JButton("Look again");
        again.setMnemonic('A');
        again.addActionListener(pressed -> look());
        JButton close = new JButton("Close");
        close.addActionListener(pressed -> frame.window().dispose());
        frame.add(again);
        frame.add(close);
        frame.makeDefault(close);
        frame.focusFirst(close);
        look();
        frame.open();
    }

    private void look() {
        text.setText("Asking for the processes ...");
        Background.run(
                () -> rows(beans.invoke(
                        line.bean(), "listProcesses", List.of(Math.toIntExact(line.id())), List.of(int.class))),
                rows -> {
                    table.show(rows);
                    text.setText(
                            rows.isEmpty() ? "There are none: the session has ended." : rows.size() + " processes.");
                },
                why -> text.setText("The processes cannot be listed. " + why));
    }

    /** The rows of the answer as cells. */
    static List<List<Cell>> rows(Object answer) {
        List<List<Cell>> rows = new ArrayList<>();
        if (answer instanceof CompositeData[] processes) {
            for (CompositeData process : processes) {
                Long id = SessionLine.number(process, "processId");
                Long memory = SessionLine.number(process, "memoryBytes");
                Long cpu = SessionLine.number(process, "cpuMillis");
                rows.add(List.of(
                        new Cell(String.valueOf(id), id),
                        Cell.of(SessionLine.text(process, "name")),
                        Cell.of(SessionLine.text(process, "user")),
                        new Cell(memory == null ? "" : memory / (1024 * 1024) + " MB", memory),
                        new Cell(cpu == null ? "" : Span.text(cpu / 1000), cpu)));
            }
        }
        return rows;
    }
}
