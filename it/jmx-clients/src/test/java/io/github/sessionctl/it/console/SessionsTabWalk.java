package io.github.sessionctl.it.console;

import io.github.sessionctl.it.jconsole.Screen;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.awt.event.KeyEvent;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JProgressBar;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/**
 * Works in the tab "Sessions" of the JDK's JConsole as an operator does, in a JVM of its own, and prints what it sees, one fact a line: a word, a
 * colon and what was read. Arguments: what to do, the URL of the server, the plug-in and the folder for the pictures. What it needs done outside it
 * asks for with a line that begins with {@code please:}, and waits for a line in answer.
 */
final class SessionsTabWalk {

    private static final String TABLE = "Sessions";

    private final Screen screen;
    private final BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private SessionsTabWalk(Screen screen) {
        this.screen = screen;
    }

    public static void main(String[] args) throws Exception {
        Class.forName("sun.tools.jconsole.JConsole")
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {"-interval=1", "-pluginpath", args[2], args[1]});
        try {
            SessionsTabWalk walk = new SessionsTabWalk(new Screen(new File(args[3])));
            walk.connect();
            if (args[0].equals("operate")) {
                walk.operate();
            } else {
                walk.look();
            }
            System.exit(0); // JConsole's windows would keep the JVM
        } catch (Exception e) {
            e.printStackTrace(System.out);
            System.exit(1);
        }
    }

    private void connect() throws Exception {
        Frame frame = screen.await(
                "window of JConsole", () -> screen.shown(Frame.class).stream().findFirst());
        screen.onEventThread(() -> {
            frame.setSize(new Dimension(1100, 640));
            frame.setLocation(0, 0);
            frame.validate();
        });
        screen.press("Insecure connection");
        JTabbedPane tabs = screen.await(
                "tab of sessions",
                () -> screen.shown(JTabbedPane.class).stream()
                        .filter(pane -> pane.indexOfTab("Sessions") >= 0)
                        .findFirst());
        screen.await(
                "end of connecting",
                () -> tabs.isEnabledAt(tabs.indexOfTab("MBeans"))
                                && screen.shown(JProgressBar.class).isEmpty()
                        ? Optional.of(tabs)
                        : Optional.empty());
        screen.onEventThread(() -> tabs.setSelectedIndex(tabs.indexOfTab("Sessions")));
    }

    /** With an MBean that refuses whatever changes something. */
    private void look() throws Exception {
        awaitRow("4");
        select("4");
        see("enabled", enabled());
        see("says", words());
        screen.picture("read-only");
        screen.press("Log off disconnected...");
        awaitRow("Plan", "4");
        see("plan", dialogWords());
        see("plan-enabled", enabled());
        close();
    }

    private void operate() throws Exception {
        awaitRow("65536");
        see("row", rows(TABLE));
        screen.picture("table");
        filter();
        select("1");
        see("enabled-for-console", enabled());
        see("says-for-console", words());
        confirmation();
        plan();
        processes();
        message();
        severalLogoffs();
        screen.await("table without the two", () -> hasRow(TABLE, "4") ? Optional.empty() : Optional.of(true));
        see("row-afterwards", rows(TABLE));
        reconnect();
        disconnected();
    }

    private void filter() throws Exception {
        JTextField field = screen.await(
                "filter", () -> screen.shown(JTextField.class).stream().findFirst());
        screen.onEventThread(() -> field.setText("corp disc"));
        see("filtered", rows(TABLE));
        screen.picture("filtered");
        screen.onEventThread(() -> field.setText(""));
    }

    /** The key Delete asks as the button does. */
    private void confirmation() throws Exception {
        select("4");
        JTable table = screen.await("table", () -> table(TABLE));
        ActionListener delete = table.getActionForKeyStroke(KeyStroke.getKeyStroke(KeyEvent.VK_DELETE, 0));
        EventQueue.invokeLater(() -> delete.actionPerformed(new ActionEvent(table, 0, "")));
        awaitRow("Sessions concerned", "4");
        see("confirmation", dialogWords());
        see("confirmation-default", defaultButton());
        screen.picture("confirmation");
        close();
    }

    private void plan() throws Exception {
        screen.press("Log off disconnected...");
        awaitRow("Plan", "4");
        see("plan", rows("Plan"));
        see("plan-enabled", enabled());
        see("plan-default", defaultButton());
        screen.picture("plan");
        close();
    }

    private void processes() throws Exception {
        select("2");
        screen.press("Processes...");
        screen.await("processes", () -> table("Processes").filter(table -> table.getRowCount() > 0));
        see("processes", rows("Processes"));
        screen.picture("processes");
        close();
    }

    private void message() throws Exception {
        screen.press("Message...");
        JTextComponent text = screen.await(
                "field for the message",
                () -> screen.shown(JTextComponent.class).stream()
                        .filter(field -> field.isEditable() && field.getText().isEmpty() && isInDialog(field))
                        .findFirst());
        screen.onEventThread(() -> text.setText("The agent restarts at noon."));
        screen.picture("message");
        screen.press("Send to 1 user");
        awaitOutcome();
        see("message-outcome", rows("Outcomes"));
        close();
    }

    private static boolean isInDialog(JTextComponent field) {
        return SwingUtilities.getWindowAncestor(field) instanceof JDialog;
    }

    private void severalLogoffs() throws Exception {
        select("4", "7");
        screen.press("Log off...");
        screen.press("Log off 2 sessions");
        screen.await(
                "step under way",
                () -> table("Outcomes")
                        .filter(table -> cells(table).stream().anyMatch(row -> row.contains("Under way ..."))));
        screen.picture("progress");
        awaitOutcome();
        see("outcome", rows("Outcomes"));
        screen.picture("outcomes");
        close();
    }

    private void awaitOutcome() throws Exception {
        screen.await(
                "end of the steps",
                () -> table("Outcomes")
                        .filter(table -> cells(table).stream()
                                .noneMatch(row -> row.contains("Under way ...") || row.contains("Waiting"))));
    }

    private void reconnect() throws Exception {
        select("2");
        please("stop the server");
        screen.await("notice of the loss", () -> notice("The connection is lost."));
        see("lost", words());
        see("lost-enabled", enabled());
        screen.picture("lost");
        please("start the server");
        screen.press("Reconnect");
        awaitRow("4");
        see("row-reconnected", rows(TABLE));
    }

    /** What the plan says, done. */
    private void disconnected() throws Exception {
        screen.press("Log off disconnected...");
        screen.press("Log off 2 sessions");
        screen.await(
                "report",
                () -> table("Plan").filter(table -> cells(table).stream().anyMatch(row -> row.contains("Logged off"))));
        see("report", rows("Plan"));
        screen.picture("report");
        close();
    }

    private Optional<JTextComponent> notice(String words) {
        return screen.shown(JTextComponent.class).stream()
                .filter(text -> text.getText().contains(words))
                .findFirst();
    }

    private void please(String what) throws IOException {
        see("please", what);
        answers.readLine();
    }

    private void awaitRow(String id) throws Exception {
        awaitRow(TABLE, id);
    }

    private void awaitRow(String table, String id) throws Exception {
        screen.await(
                "row " + id + " in the table " + table, () -> hasRow(table, id) ? Optional.of(true) : Optional.empty());
    }

    private boolean hasRow(String name, String id) {
        return table(name).stream().anyMatch(table -> row(table, id) >= 0);
    }

    private static int row(JTable table, String id) {
        for (int row = 0; row < table.getRowCount(); row++) {
            for (int column = 0; column < table.getColumnCount(); column++) {
                if (table.getColumnName(column).equals("ID")
                        && String.valueOf(table.getValueAt(row, column)).equals(id)) {
                    return row;
                }
            }
        }
        return -1;
    }

    private void select(String... ids) throws Exception {
        JTable table = screen.await("table", () -> table(TABLE));
        screen.onEventThread(() -> {
            table.clearSelection();
            for (String id : ids) {
                int row = row(table, id);
                table.addRowSelectionInterval(row, row);
            }
        });
    }

    private Optional<JTable> table(String name) {
        return screen.shown(JTable.class).stream()
                .filter(table -> name.equals(table.getAccessibleContext().getAccessibleName()))
                .findFirst();
    }

    private static List<List<String>> cells(JTable table) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < table.getRowCount(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < table.getColumnCount(); column++) {
                cells.add(String.valueOf(table.getValueAt(row, column)));
            }
            rows.add(cells);
        }
        return rows;
    }

    private String[] rows(String name) throws Exception {
        JTable table = screen.await("table " + name, () -> table(name));
        AtomicReference<List<List<String>>> rows = new AtomicReference<>();
        screen.onEventThread(() -> rows.set(cells(table)));
        return rows.get().stream().map(cells -> String.join(" | ", cells)).toArray(String[]::new);
    }

    /** The buttons of the tab and its dialogs that can be pressed. */
    private String enabled() throws Exception {
        AtomicReference<String> texts = new AtomicReference<>();
        screen.onEventThread(() -> texts.set(screen.shown(AbstractButton.class).stream()
                .filter(button -> button.isEnabled() && button.getText() != null)
                .map(AbstractButton::getText)
                .filter(text -> text.matches("(Log|Ask|Message|Disconnect|Processes).*"))
                .toList()
                .toString()));
        return texts.get();
    }

    /** Every text of the tab and its dialogs. */
    private String words() throws Exception {
        AtomicReference<String> texts = new AtomicReference<>();
        screen.onEventThread(() -> texts.set(screen.shown(JTextComponent.class).stream()
                .map(JTextComponent::getText)
                .toList()
                .toString()));
        return texts.get();
    }

    private String dialogWords() throws Exception {
        JDialog dialog = dialog();
        AtomicReference<String> text = new AtomicReference<>();
        screen.onEventThread(() -> text.set(Screen.textOf(dialog)));
        return text.get();
    }

    private String defaultButton() throws Exception {
        return dialog().getRootPane().getDefaultButton().getText();
    }

    private JDialog dialog() throws Exception {
        return screen.await("dialog", () -> screen.shown(JDialog.class).stream().findFirst());
    }

    /** Presses what Return would press, which never does anything. */
    private void close() throws Exception {
        JDialog dialog = dialog();
        screen.onEventThread(() -> dialog.getRootPane().getDefaultButton().doClick());
        screen.await("end of the dialog", () -> dialog.isShowing() ? Optional.empty() : Optional.of(dialog));
    }

    private static void see(String word, String... texts) {
        Arrays.stream(texts).forEach(text -> System.out.println(word + ": " + text.replaceAll("\\s+", " ")));
    }
}
