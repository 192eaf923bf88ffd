package io.github.sessionctl.jmx.console;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dialog.ModalityType;
import java.util.List;
import javax.management.openmbean.CompositeData;
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
        frame.add(DialogFrame.button("Look again", 'A', this::look));
        frame.addClosing("Close");
        look();
        frame.open();
    }

    private void look() {
        text.setText("Asking for the processes ...");
        Background.run(
                () -> rows(beans.invoke(line.bean(), "listProcesses", Math.toIntExact(line.id()))),
                rows -> {
                    table.show(rows);
                    text.setText(
                            rows.isEmpty() ? "There are none: the session has ended." : rows.size() + " processes.");
                },
                why -> text.setText("The processes cannot be listed. " + why));
    }

    private static List<List<Cell>> rows(Object answer) {
        return HostBeans.rows(answer).map(ProcessDialog::cells).toList();
    }

    private static List<Cell> cells(CompositeData process) {
        Long id = SessionLine.number(process, "processId");
        Long memory = SessionLine.number(process, "memoryBytes");
        Long cpu = SessionLine.number(process, "cpuMillis");
        return List.of(
                new Cell(String.valueOf(id), id),
                Cell.of(SessionLine.text(process, "name")),
                Cell.of(SessionLine.text(process, "user")),
                new Cell(memory == null ? "" : memory / (1024 * 1024) + " MB", memory),
                new Cell(cpu == null ? "" : Wording.span(cpu / 1000), cpu));
    }
}
