package io.github.sessionctl.jmx.console;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.KeyboardFocusManager;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSpinner;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.SpinnerNumberModel;

/** What users are to read: a message with a title, or a question with a time to answer. On the event thread only. */
final class MessageFields {

    private static final int MOST_SECONDS = 86_400;

    /** As all front ends begin with, which the tab has no classes of. */
    static final String TITLE = "Message";

    /** What users are asked, as everywhere. */
    static final String QUESTION = "May this session be logged off now? Work that has not been saved will be lost.";

    /** Where to begin to write. */
    final JTextArea text;

    private final JTextField title = new JTextField(TITLE, 40);
    private final JSpinner seconds = new JSpinner(new SpinnerNumberModel(60, 1, MOST_SECONDS, 10));
    private final JPanel panel = new JPanel(new GridBagLayout());

    private MessageFields(String words) {
        text = new JTextArea(words, 3, 40);
        text.setFont(title.getFont());
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        // Tab goes on to the next field; a message has no use for it.
        text.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        text.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
    }

    static MessageFields message() {
        MessageFields fields = new MessageFields("");
        fields.row(0, "Title:", 'T', fields.title, fields.title);
        fields.row(1, "Message:", 'E', fields.text, new JScrollPane(fields.text));
        return fields;
    }

    static MessageFields question() {
        MessageFields fields = new MessageFields(QUESTION);
        fields.row(0, "Question:", 'Q', fields.text, new JScrollPane(fields.text));
        fields.row(1, "Seconds to answer:", 'S', fields.seconds, fields.seconds);
        return fields;
    }

    private void row(int row, String name, char mnemonic, JComponent field, JComponent shown) {
        GridBagConstraints place = new GridBagConstraints();
        place.insets = new Insets(3, 0, 3, 8);
        place.gridy = row;
        place.anchor = GridBagConstraints.NORTHWEST;
        panel.add(DialogFrame.label(name, mnemonic, field), place);
        place.fill = shown instanceof JSpinner ? GridBagConstraints.NONE : GridBagConstraints.BOTH;
        place.weightx = 1;
        panel.add(shown, place);
    }

    /** These fields below something else. */
    Component below(Component above) {
        JPanel both = new JPanel(new BorderLayout(8, 8));
        both.add(above, BorderLayout.CENTER);
        both.add(panel, BorderLayout.SOUTH);
        return both;
    }

    String title() {
        return title.getText().strip();
    }

    String text() {
        return text.getText().strip();
    }

    int seconds() {
        return ((Number) seconds.getValue()).intValue();
    }

    boolean isComplete() {
        return !title().isEmpty() && !text().isEmpty();
    }

    void whenChanged(Runnable listener) {
        DialogFrame.whenChanged(title, listener);
        DialogFrame.whenChanged(text, listener);
    }
}
