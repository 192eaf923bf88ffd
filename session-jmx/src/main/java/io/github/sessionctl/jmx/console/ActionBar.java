package io.github.sessionctl.jmx.console;

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
final class ActionBar {

    private final Map<ConsoleAction, Action> actions = new EnumMap<>(ConsoleAction.class);
    private final JPanel panel = new JPanel(new WrapLayout(4));
    private final JPopupMenu menu = new JPopupMenu();

    ActionBar(Consumer<ConsoleAction> chosen) {
        for (ConsoleAction each : ConsoleAction.values()) {
            Action action = new Choice(each, chosen);
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

    JPanel panel() {
        return panel;
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

    @SuppressWarnings("serial") // never written anywhere
    private static final class Choice extends AbstractAction {

        private final ConsoleAction action;
        private final Consumer<ConsoleAction> chosen;

        Choice(ConsoleAction action, Consumer<ConsoleAction> chosen) {
            super(action.label());
            this.action = action;
            this.chosen = chosen;
            putValue(MNEMONIC_KEY, action.mnemonic());
        }

        @Override
        public void actionPerformed(ActionEvent pressed) {
            chosen.accept(action);
        }
    }
}
