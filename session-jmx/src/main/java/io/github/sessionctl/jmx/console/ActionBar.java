package io.github.sessionctl.jmx.console;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Insets;
import java.awt.event.ActionEvent;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.KeyEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JTable;
import javax.swing.KeyStroke;

/** The actions as buttons, as the table's menu and as keys; what speaks against one disables it and is its tool tip. On the event thread only. */
@SuppressWarnings("serial") // nothing here is ever written anywhere
final class ActionBar {

    final JPanel panel = new JPanel(new WrapLayout(4));
    private final Map<ConsoleAction, Action> actions = new EnumMap<>(ConsoleAction.class);
    private final JPopupMenu menu = new JPopupMenu();

    ActionBar(Consumer<ConsoleAction> chosen) {
        for (ConsoleAction each : ConsoleAction.values()) {
            Action action = new AbstractAction(each.label) {
                @Override
                public void actionPerformed(ActionEvent pressed) {
                    chosen.accept(each);
                }
            };
            action.putValue(Action.MNEMONIC_KEY, each.mnemonic);
            actions.put(each, action);
            panel.add(new JButton(action));
            menu.add(action);
        }
        panel.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                panel.revalidate(); // its height depends on its width
            }
        });
    }

    /** Gives a table the menu, and the key Delete: like the button, it asks first. */
    void attach(JTable table) {
        table.setComponentPopupMenu(menu);
        table.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_DELETE, 0), ConsoleAction.LOG_OFF);
        table.getActionMap().put(ConsoleAction.LOG_OFF, actions.get(ConsoleAction.LOG_OFF));
    }

    /** Enables what nothing speaks against. */
    void update(Function<ConsoleAction, Optional<String>> objections) {
        actions.forEach((each, action) -> {
            Optional<String> objection = objections.apply(each);
            action.setEnabled(objection.isEmpty());
            action.putValue(Action.SHORT_DESCRIPTION, objection.orElse(null));
        });
    }

    /** A row that goes on in the next line where the window is too narrow, and is then as high as its lines. */
    private static final class WrapLayout extends FlowLayout {

        WrapLayout(int gap) {
            super(FlowLayout.LEADING, gap, gap);
        }

        @Override
        public Dimension preferredLayoutSize(Container row) {
            if (row.getWidth() == 0) {
                return super.preferredLayoutSize(row);
            }
            Insets insets = row.getInsets();
            int room = row.getWidth() - insets.left - insets.right - 2 * getHgap();
            int x = 0;
            int line = 0;
            int height = insets.top + insets.bottom + getVgap();
            for (Component part : row.getComponents()) {
                Dimension size = part.getPreferredSize();
                if (x > 0 && x + size.width > room) {
                    height += line + getVgap();
                    x = 0;
                    line = 0;
                }
                x += size.width + getHgap();
                line = Math.max(line, size.height);
            }
            return new Dimension(row.getWidth(), height + line + getVgap());
        }
    }
}
