package io.github.sessionctl.jmx.console;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dialog.ModalityType;
import java.awt.FlowLayout;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.management.ObjectName;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JTextField;

/**
 * Shows which disconnected sessions of a host would be logged off, and logs them off when that is wanted; then it shows what became of them. On the
 * event thread only.
 */
final class PlanDialog {

    private final HostBeans beans;
    private final List<HostReading> hosts;
    private final Runnable afterwards;
    private final DialogFrame frame;
    private final JComboBox<String> host = new JComboBox<>();
    private final JTextField time = new JTextField("2h", 6);
    private final JTextArea text = DialogFrame.text(" ", 60);
    private final JButton show = DialogFrame.button("Show the plan", 'S', this::plan);
    private final JButton logoff = DialogFrame.button("Log off", 'L', this::logoff);
    private final JButton cancel;
    private final CellTable table =
            new CellTable("Plan", List.of("ID", "User", "State", "Decision", "Why"), List.of(60, 150, 110, 130, 330));

    /** Counts the questions, so that a late answer to an old one is not shown. */
    private int question;

    private PlanDialog(
            Component over, HostBeans beans, List<HostReading> hosts, List<SessionLine> selected, Runnable afterwards) {
        this.beans = beans;
        this.hosts = List.copyOf(hosts);
        this.afterwards = afterwards;
        frame = new DialogFrame(over, "Log off disconnected", ModalityType.MODELESS);
        frame.add(logoff);
        cancel = frame.addClosing("Cancel");
        hosts.forEach(each -> host.addItem(each.host()));
        List<ObjectName> names = hosts.stream().map(HostReading::bean).toList();
        selected.stream().findFirst().ifPresent(line -> host.setSelectedIndex(Math.max(0, names.indexOf(line.bean()))));
    }

    /** Opens it with a plan of the host of the first session that is selected. */
    static void open(
            Component over, HostBeans beans, List<HostReading> hosts, List<SessionLine> selected, Runnable afterwards) {
        new PlanDialog(over, beans, hosts, selected, afterwards).open();
    }

    private void open() {
        frame.add(top(), BorderLayout.NORTH);
        frame.add(table.scrolled(10), BorderLayout.CENTER);
        time.addActionListener(pressed -> plan());
        host.addActionListener(chosen -> plan());
        DialogFrame.whenChanged(time, this::forget);
        plan();
        frame.open();
    }

    private JPanel top() {
        JPanel line = new JPanel(new FlowLayout(FlowLayout.LEADING, 6, 0));
        if (hosts.size() > 1) {
            line.add(DialogFrame.label("Host:", 'H', host));
            line.add(host);
        }
        line.add(DialogFrame.label("Disconnected for at least:", 'D', time));
        line.add(time);
        line.add(show);
        line.add(new JLabel("such as 30m, 2h, 1d; 0s for all"));
        JPanel top = new JPanel(new BorderLayout(6, 8));
        top.add(line, BorderLayout.NORTH);
        top.add(text, BorderLayout.SOUTH);
        return top;
    }

    private HostReading host() {
        return hosts.get(host.getSelectedIndex());
    }

    /** What is shown is not the plan of what is typed any more. */
    private void forget() {
        question++;
        logoff.setEnabled(false);
        logoff.setText("Log off");
        table.show(List.of());
        text.setText("Show the plan first: nothing is logged off before you have seen whom it concerns.");
    }

    private void plan() {
        forget();
        text.setText("Making the plan ...");
        ask("planLogoffDisconnected", this::planned, "There is no plan. ");
    }

    private void planned(List<Line> lines) {
        table.show(lines.stream().map(Line::cells).toList());
        int chosen = (int) lines.stream().filter(Line::isChosen).count();
        logoff.setText("Log off " + Wording.sessions(chosen));
        logoff.setEnabled(chosen > 0 && !host().isReadOnly());
        text.setText(Wording.plan(host(), chosen, lines.size()));
        frame.pack();
    }

    private void logoff() {
        logoff.setEnabled(false);
        show.setEnabled(false);
        time.setEnabled(false);
        host.setEnabled(false);
        text.setText("Logging off ... This may take a minute; closing this window does not stop it.");
        cancel.setText("Close");
        ask("logoffDisconnected", this::done, "It is not known what became of it; look at the table of the sessions. ");
    }

    private void done(List<Line> lines) {
        table.show(lines.stream().map(Line::cells).toList());
        text.setText("This is what became of each session.");
        afterwards.run();
    }

    private void ask(String operation, Consumer<List<Line>> answer, String onFailure) {
        int asked = ++question;
        HostReading on = host();
        String atLeast = time.getText().strip();
        Background.run(
                () -> Line.of(beans.invoke(on.bean(), operation, atLeast)),
                lines -> {
                    if (asked == question) {
                        answer.accept(lines);
                    }
                },
                why -> {
                    if (asked == question) {
                        text.setText(onFailure + why);
                        frame.pack();
                    }
                });
    }

    /** What a plan or a report says of a session: the outcome by its name, and why as a clause. */
    record Line(long id, String state, String account, String outcome, String why) {

        /** The rows of an answer; those that something happens to come first. */
        static List<Line> of(Object answer) {
            return HostBeans.rows(answer)
                    .map(row -> new Line(
                            Objects.requireNonNullElse(SessionLine.number(row, "sessionId"), -1L),
                            SessionLine.text(row, "state"),
                            SessionLine.account(row),
                            SessionLine.text(row, "outcome"),
                            SessionLine.text(row, "explanation")))
                    .sorted(Comparator.comparing(line -> line.outcome.equals("SKIPPED")))
                    .toList();
        }

        boolean isChosen() {
            return outcome.equals("WOULD_LOG_OFF");
        }

        List<Cell> cells() {
            return List.of(
                    new Cell(Long.toString(id), id),
                    Cell.of(account),
                    Cell.of(state),
                    Cell.of(Wording.outcome(outcome)),
                    Cell.of(isChosen() ? "" : why));
        }
    }
}
