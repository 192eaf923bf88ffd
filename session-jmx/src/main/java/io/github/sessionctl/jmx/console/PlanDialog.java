package io.github.sessionctl.jmx.console;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dialog.ModalityType;
import java.awt.FlowLayout;
import java.util.List;
import java.util.function.Consumer;
import javax.management.ObjectName;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JTextField;

/**
 * Shows which disconnected sessions of a host would be logged off, and logs them off when that is wanted; then it shows what became
 * of them. On the event thread only.
 */
final class PlanDialog {

    private final HostBeans beans;
    private final List<HostReading> hosts;
    private final Runnable afterwards;
    private final DialogFrame frame;
    private final JComboBox<String> host = new JComboBox<>();
    private final JTextField time = new JTextField("2h", 6);
    private final JTextArea text = DialogFrame.text(" ", 60);
    private final JButton show = new JButton("Show the plan");
    private final JButton logoff = new JButton("Log off");
    private final JButton cancel = new JButton("Cancel");
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
        hosts.forEach(each -> host.addItem(each.host()));
        List<ObjectName> names = hosts.stream().map(HostReading::bean).toList();
        selected.stream().findFirst().ifPresent(line -> host.setSelectedIndex(Math.max(0, names.indexOf(line.bean()))));
    }

    /**
     * Opens it with a plan.
     *
     * @param selected the host of the first of these is the one to begin with
     */
    static void open(
            Component over, HostBeans beans, List<HostReading> hosts, List<SessionLine> selected, Runnable afterwards) {
        new PlanDialog(over, beans, hosts, selected, afterwards).open();
    }

    private void open() {
        frame.add(top(), BorderLayout.NORTH);
        frame.add(table.scrolled(10), BorderLayout.CENTER);
        show.setMnemonic('S');
        show.addActionListener(pressed -> plan());
        time.addActionListener(pressed -> plan());
        host.addActionListener(chosen -> plan());
        TextChanges.of(time, this::forget);
        logoff.setMnemonic('L');
        logoff.addActionListener(pressed -> logoff());
        cancel.addActionListener(pressed -> frame.window().dispose());
        frame.add(logoff);
        frame.add(cancel);
        frame.makeDefault(cancel);
        frame.focusFirst(cancel);
        plan();
        frame.open();
    }

    private JPanel top() {
        JPanel line = new JPanel(new FlowLayout(FlowLayout.LEADING, 6, 0));
        if (hosts.size() > 1) {
            line.add(label("Host:", 'H', host));
            line.add(host);
        }
        line.add(label("Disconnected for at least:", 'D', time));
        line.add(time);
        line.add(show);
        line.add(new JLabel("such as 30m, 2h, 1d; 0s for all"));
        JPanel top = new JPanel(new BorderLayout(6, 8));
        top.add(line, BorderLayout.NORTH);
        top.add(text, BorderLayout.SOUTH);
        return top;
    }

    private static JLabel label(String words, char mnemonic, Component field) {
        JLabel label = new JLabel(words);
        label.setDisplayedMnemonic(mnemonic);
        label.setLabelFor(field);
        return label;
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

    private void planned(List<PlanLine> lines) {
        table.show(lines.stream().map(PlanLine::cells).toList());
        int chosen = (int) lines.stream().filter(PlanLine::isChosen).count();
        logoff.setText("Log off " + Wording.sessions(chosen));
        logoff.setEnabled(chosen > 0 && !host().isReadOnly());
        text.setText(Wording.plan(host(), chosen, lines.size()));
        frame.window().pack();
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

    private void done(List<PlanLine> lines) {
        table.show(lines.stream().map(PlanLine::cells).toList());
        text.setText("This is what became of each session.");
        afterwards.run();
    }

    private void ask(String operation, Consumer<List<PlanLine>> answer, String onFailure) {
        int asked = ++question;
        HostReading on = host();
        String atLeast = time.getText().strip();
        Background.run(
                () -> PlanLine.of(beans.invoke(on.bean(), operation, List.of(atLeast), List.of(String.class))),
                lines -> {
                    if (asked == question) {
                        answer.accept(lines);
                    }
                },
                why -> {
                    if (asked == question) {
                        text.setText(onFailure + why);
                        frame.window().pack();
                    }
                });
    }
}
