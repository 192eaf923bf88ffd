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
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;

/** What all dialogs have in common: a content, buttons to the right, and Escape that closes. On the event thread only. */
final class DialogFrame {

    private final JDialog dialog;
    private final Component over;
    private final JPanel content = new JPanel(new BorderLayout(8, 8));
    private final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING));
    private JComponent first = content;

    DialogFrame(Component over, String title, ModalityType modality) {
        this.over = over;
        dialog = new JDialog(SwingUtilities.getWindowAncestor(over), title, modality);
        dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
        content.setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createLineBorder(Color.GRAY), BorderFactory.createEmptyBorder(12, 12, 6, 12)));
        content.add(buttons, BorderLayout.SOUTH);
        dialog.setContentPane(content);
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowOpened(WindowEvent event) {
                first.requestFocusInWindow();
            }
        });
        dialog.getRootPane()
                .registerKeyboardAction(
                        pressed -> dialog.dispose(),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
    }

    void add(Component component, String place) {
        content.add(component, place);
    }

    /** A button that does this, not yet in any place. */
    static JButton button(String words, int mnemonic, Runnable work) {
        JButton button = new JButton(words);
        button.setMnemonic(mnemonic);
        button.addActionListener(pressed -> work.run());
        return button;
    }

    /** Adds a button to the row below. */
    JButton add(JButton button) {
        buttons.add(button);
        return button;
    }

    /** Adds the button that closes: it is what Return presses, whatever else there is, and has the keyboard at first. */
    JButton addClosing(String words) {
        JButton closing = add(new JButton(words));
        closing.addActionListener(pressed -> close());
        dialog.getRootPane().setDefaultButton(closing);
        first = closing;
        return closing;
    }

    /** Where the keyboard is when it opens, in place of the button that closes. */
    void focusFirst(JComponent component) {
        first = component;
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

    void pack() {
        dialog.pack();
    }

    void close() {
        dialog.dispose();
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

    /** What a field is called, with the key that leads there. */
    static JLabel label(String words, char mnemonic, Component field) {
        JLabel label = new JLabel(words);
        label.setDisplayedMnemonic(mnemonic);
        label.setLabelFor(field);
        return label;
    }

    /** Tells of every change of a text. */
    static void whenChanged(JTextComponent field, Runnable listener) {
        field.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                listener.run();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                listener.run();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {
                listener.run();
            }
        });
    }
}
