package io.github.sessionctl.jmx.console;

import java.awt.BorderLayout;
import java.awt.Color;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Says below the table, where no question of JConsole covers it, what is wrong; not there when nothing is. On the event thread only. */
final class NoticeBar {

    private static final Color PAPER = new Color(0xFFF4CE);
    private static final Color INK = new Color(0x3B2A00);

    private final JPanel panel = new JPanel(new BorderLayout());
    private final JTextArea text = DialogFrame.text("", 40);

    NoticeBar() {
        text.setForeground(INK);
        panel.setBackground(PAPER);
        panel.setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createLineBorder(INK), BorderFactory.createEmptyBorder(4, 8, 4, 8)));
        panel.add(text);
        panel.setVisible(false);
    }

    JPanel panel() {
        return panel;
    }

    /** Says this; nothing where it is empty. */
    void show(String words) {
        if (!words.equals(text.getText())) {
            text.setText(words);
            panel.getAccessibleContext().setAccessibleName(words);
            panel.setVisible(!words.isEmpty());
        }
    }
}
