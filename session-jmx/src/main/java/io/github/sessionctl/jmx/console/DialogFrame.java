package io.github.sessionctl.jmx.console;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dialog.ModalityType;
import java.awt.FlowLayout;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;

/** What all dialogs have in common: a text, a content, buttons to the right, and Escape that closes. On the event thread only. */
final class DialogFrame {

    private final JDialog dialog;
    private final Component over;
    private final JPanel content = new JPanel(new BorderLayout(8, 8));
    private final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING));

    DialogFrame(Component over, String title, ModalityType modality) {
        this.over = over;
        dialog = new JDialog(SwingUtilities.getWindowAncestor(over), title, modality);
        dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
        content.setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createLineBorder(Color.GRAY), BorderFactory.createEmptyBorder(12, 12, 6, 12)));
        content.add(buttons, BorderLayout.SOUTH);
        dialog.setContentPane(content);
        dialog.getRootPane()
                .registerKeyboardAction(
                        pressed -> dialog.dispose(),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
    }

    JDialog window() {
        return dialog;
    }

    void add(Component component, String place) {
        content.add(component, place);
    }

    void add(JButton button) {
        buttons.add(button);
    }

    /** Makes this the button that Return presses, whatever else there is. */
    void makeDefault(JButton button) {
        dialog.getRootPane().setDefaultButton(button);
    }

    /** Where the keyboard is when it opens. */
    void focusFirst(JComponent component) {
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowOpened(WindowEvent event) {
                component.requestFocusInWindow();
            }
        });
    }

    /** Does this when it has been closed, however that was. */
    void whenClosed(Runnable work) {
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                work.run();
            }
        });
    }

    /** Shows it over the tab. */
    void open() {
        dialog.pack();
        dialog.setLocationRelativeTo(over);
        dialog.setVisible(true);
    }

    /** A text that wraps and can be read with the keyboard, in the look of a label. */
    static JTextArea text(String words, int columns) {
        JTextArea text = new JTextArea(words);
        text.setFont(UIManager.getFont("Label.font"));
        text.setColumns(columns);
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        text.setEditable(false);
        text.setFocusable(false);
        text.setOpaque(false);
        return text;
    }
}
