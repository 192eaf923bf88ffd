package io.github.sessionctl.it.jconsole;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JEditorPane;
import javax.swing.JProgressBar;
import javax.swing.JSplitPane;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.JTree;
import javax.swing.tree.DefaultMutableTreeNode;
import javax.swing.tree.TreeNode;
import javax.swing.tree.TreePath;

/**
 * Goes through the JDK's JConsole as an operator does, in a JVM of its own, and prints what it sees, one fact a line: a word, a colon and what was
 * read. Arguments: the URL of the server and the folder for the pictures.
 */
final class JConsoleWalk {

    private static final List<String> HOST = List.of("io.github.sessionctl", "SessionHost", "local");

    private final Screen screen;

    private JConsoleWalk(Screen screen) {
        this.screen = screen;
    }

    public static void main(String[] args) throws Exception {
        Class.forName("sun.tools.jconsole.JConsole")
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {"-interval=1", args[0]});
        try {
            new JConsoleWalk(new Screen(new File(args[1]))).walk();
            System.exit(0); // JConsole's windows would keep the JVM
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void walk() throws Exception {
        connect();
        select("Attributes");
        attributes();
        select("Notifications");
        screen.press("Subscribe");
        for (String operation : operations()) {
            select("Operations", operation);
            see("pre-filled", operation + fields());
            screen.press(operation);
            see("answer", operation + " " + screen.dialog(operation.equals("logoff") ? "refusal" : ""));
        }
        plan();
        logoff();
        notifications();
    }

    private void connect() throws Exception {
        Frame frame = screen.await(
                "window of JConsole", () -> screen.shown(Frame.class).stream().findFirst());
        screen.onEventThread(() -> {
            frame.setSize(new Dimension(1300, 640));
            frame.setLocation(0, 0);
            frame.validate();
        });
        screen.await(
                "question",
                () -> screen.shown(AbstractButton.class).stream()
                        .filter(button -> "Insecure connection".equals(button.getText()))
                        .findFirst());
        screen.picture("insecure");
        screen.press("Insecure connection");
        JTabbedPane tabs = screen.await(
                "tab of MBeans",
                () -> screen.shown(JTabbedPane.class).stream()
                        .filter(pane -> pane.indexOfTab("MBeans") >= 0)
                        .findFirst());
        screen.onEventThread(() -> tabs.setSelectedIndex(tabs.indexOfTab("MBeans")));
        screen.await(
                "end of connecting",
                () -> screen.shown(JProgressBar.class).isEmpty() ? Optional.of(tabs) : Optional.empty());
        JSplitPane split = screen.await(
                "tree beside its sheet",
                () -> screen.shown(JSplitPane.class).stream().findFirst());
        screen.onEventThread(() -> split.setDividerLocation(225));
    }

    /** What an operator reads first: the sessions, by a double click on the value. */
    private void attributes() throws Exception {
        JTable table = screen.await(
                "table with SessionTable",
                () -> screen.shown(JTable.class).stream()
                        .filter(candidate -> row(candidate, "SessionTable") >= 0)
                        .findFirst());
        screen.picture("attributes");
        screen.onEventThread(() -> {
            for (int row = 0; row < table.getRowCount(); row++) {
                see("attribute", table.getValueAt(row, 0) + "=" + table.getValueAt(row, 1));
            }
            int row = row(table, "SessionTable");
            table.getColumnModel().getColumn(0).setPreferredWidth(100);
            table.getColumnModel().getColumn(1).setPreferredWidth(900);
            table.changeSelection(row, 1, false, false);
            doubleClick(table, table.getCellRect(row, 1, true));
        });
        JEditorPane lines = screen.await("lines of SessionTable", () -> opened(table));
        screen.onEventThread(() -> {
            see("sessions", Screen.textOf(lines));
            lines.scrollRectToVisible(new Rectangle(0, 0, 1, 1));
            table.repaint();
        });
        screen.picture("sessions");
    }

    /** A value that has been opened is painted by its renderer, which is no part of the window. */
    private static Optional<JEditorPane> opened(JTable table) {
        int row = row(table, "SessionTable");
        Component painted = table.prepareRenderer(table.getCellRenderer(row, 1), row, 1);
        return Screen.parts(painted, JEditorPane.class).stream()
                .filter(lines -> lines.getDocument().getLength() > 0)
                .findFirst();
    }

    private static void doubleClick(JTable table, Rectangle cell) {
        for (int id : new int[] {MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED}) {
            table.dispatchEvent(new MouseEvent(
                    table,
                    id,
                    System.currentTimeMillis(),
                    0,
                    (int) cell.getCenterX(),
                    (int) cell.getCenterY(),
                    2,
                    false,
                    MouseEvent.BUTTON1));
        }
    }

    private static int row(JTable table, String name) {
        for (int row = 0; row < table.getRowCount(); row++) {
            if (table.getColumnCount() > 1 && name.equals(String.valueOf(table.getValueAt(row, 0)))) {
                return row;
            }
        }
        return -1;
    }

    private void plan() throws Exception {
        select("Operations", "planLogoffDisconnected");
        fill("0s");
        screen.press("planLogoffDisconnected");
        see("plan", screen.dialog("plan"));
    }

    private void logoff() throws Exception {
        select("Operations", "logoff");
        fill("4", "CORP\\dana fox");
        screen.press("logoff");
        see("logoff", screen.dialog("logoff"));
    }

    private void notifications() throws Exception {
        select("Notifications");
        JTable table = screen.await(
                "notification of the logoff",
                () -> screen.shown(JTable.class).stream()
                        .filter(candidate -> Screen.textOf(candidate).contains("session.loggedOff"))
                        .findFirst());
        screen.picture("notifications");
        screen.onEventThread(() -> see("notification", Screen.textOf(table)));
    }

    private List<String> operations() throws Exception {
        select("Operations");
        List<String> names = new ArrayList<>();
        TreePath path = path("Operations");
        screen.onEventThread(() -> {
            Enumeration<?> children = ((TreeNode) path.getLastPathComponent()).children();
            while (children.hasMoreElements()) {
                names.add(children.nextElement().toString());
            }
        });
        see("operations", names.toString());
        return names;
    }

    private String fields() throws Exception {
        List<String> texts = new ArrayList<>();
        screen.onEventThread(() -> screen.shown(JTextField.class).forEach(field -> texts.add(field.getText())));
        return texts.toString();
    }

    private void fill(String... values) throws Exception {
        screen.onEventThread(() -> {
            List<JTextField> fields = screen.shown(JTextField.class);
            for (int i = 0; i < values.length; i++) {
                fields.get(i).setText(values[i]);
            }
        });
    }

    /** Selects what is below our host in the tree, and waits until JConsole shows it. */
    private void select(String... below) throws Exception {
        TreePath path = path(below);
        JTree tree = tree();
        screen.onEventThread(() -> {
            tree.setSelectionPath(path);
            tree.scrollPathToVisible(path);
        });
        String last = below[below.length - 1];
        if (below.length == 2) {
            screen.await(
                    "button of " + last,
                    () -> screen.shown(AbstractButton.class).stream()
                            .filter(button -> last.equals(button.getText()))
                            .findFirst());
        }
    }

    private TreePath path(String... below) throws Exception {
        JTree tree = tree();
        List<String> names = new ArrayList<>(HOST);
        names.addAll(Arrays.asList(below));
        TreePath path = new TreePath(tree.getModel().getRoot());
        for (String name : names) {
            TreePath parent = path;
            screen.onEventThread(() -> tree.expandPath(parent));
            path = screen.await("node " + name + " below " + parent, () -> child(parent, name));
        }
        TreePath found = path;
        screen.onEventThread(() -> tree.expandPath(found));
        return found;
    }

    private static Optional<TreePath> child(TreePath parent, String name) {
        Enumeration<?> children = ((DefaultMutableTreeNode) parent.getLastPathComponent()).children();
        while (children.hasMoreElements()) {
            Object child = children.nextElement();
            // JConsole counts behind the name, and makes it bold: <html><b>Notifications[2]</b></html>
            if (name.equals(child.toString().replaceAll("<[^>]*>|\\[\\d+]", ""))) {
                return Optional.of(parent.pathByAddingChild(child));
            }
        }
        return Optional.empty();
    }

    private JTree tree() throws Exception {
        return screen.await("tree", () -> screen.shown(JTree.class).stream().findFirst());
    }

    private static void see(String word, String text) {
        System.out.println(word + ": " + text.replaceAll("\\s+", " "));
    }
}
