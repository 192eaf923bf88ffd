package io.github.sessionctl.jmx.console;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dialog.ModalityType;
import java.awt.EventQueue;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;

/** Shows how an action goes on session after session, and what became of each. What has not begun can be cancelled. On the event thread only. */
final class OutcomeDialog implements ActionRun.Listener {

    private final List<SessionLine> lines;
    private final CellTable table =
            new CellTable("Outcomes", List.of("Host", "ID", "User", "Outcome", "Why"), List.of(150, 60, 150, 170, 260));
    private final JProgressBar progress = new JProgressBar();
    private final JTextArea summary = DialogFrame.text(" ", 60);
    private final JButton cancel = DialogFrame.button("Cancel the rest", 'R', this::cancel);
    private final ActionRun run;
    private final Runnable afterwards;
    private int ended;

    private OutcomeDialog(HostBeans beans, List<Step> steps, Runnable afterwards) {
        this.afterwards = afterwards;
        lines = steps.stream().map(Step::line).toList();
        run = new ActionRun(beans, steps, this);
    }

    /** Begins the steps and shows how they go. */
    static void open(Component over, String title, HostBeans beans, List<Step> steps, Runnable afterwards) {
        OutcomeDialog dialog = new OutcomeDialog(beans, steps, afterwards);
        dialog.open(new DialogFrame(over, title, ModalityType.MODELESS));
        dialog.run.start();
    }

    private void open(DialogFrame frame) {
        table.show(lines.stream().map(line -> cells(line, "Waiting", "")).toList());
        progress.setMaximum(lines.size());
        progress.setStringPainted(true);
        JPanel top = new JPanel(new BorderLayout(6, 6));
        top.add(summary, BorderLayout.NORTH);
        top.add(progress, BorderLayout.SOUTH);
        frame.add(top, BorderLayout.NORTH);
        frame.add(table.scrolled(Math.min(Math.max(lines.size(), 3), 12)), BorderLayout.CENTER);
        frame.add(cancel);
        frame.addClosing("Close");
        // Nothing begins that nobody sees.
        frame.whenClosed(run::cancel);
        tell();
        frame.open();
    }

    private void cancel() {
        run.cancel();
        cancel.setEnabled(false);
        summary.setText("Cancelled: no further session is begun. What is under way goes on.");
    }

    private static List<Cell> cells(SessionLine line, String outcome, String why) {
        return List.of(
                Column.HOST.cell(line), Column.ID.cell(line), Column.USER.cell(line), Cell.of(outcome), Cell.of(why));
    }

    @Override
    public void begins(Step step) {
        EventQueue.invokeLater(() -> table.set(lines.indexOf(step.line()), cells(step.line(), "Under way ...", "")));
    }

    @Override
    public void ended(Step.Outcome outcome) {
        EventQueue.invokeLater(() -> {
            table.set(lines.indexOf(outcome.line()), cells(outcome.line(), outcome.word(), outcome.why()));
            ended++;
            tell();
            afterwards.run();
        });
    }

    private void tell() {
        progress.setValue(ended);
        progress.setString(ended + " of " + lines.size());
        if (cancel.isEnabled()) {
            summary.setText("Closing this window cancels what has not begun.");
        }
    }

    @Override
    public void done() {
        EventQueue.invokeLater(() -> {
            cancel.setEnabled(false);
            summary.setText("This is what became of each session.");
        });
    }
}
