package io.github.sessionctl.jmx.console;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.ScrollPaneConstants;
import javax.swing.text.DefaultCaret;

/**
 * Says below the table, where no question of JConsole covers it, what is wrong; not there when nothing is. What takes more than a few lines can be
 * scrolled, so that the table stays in sight. On the event thread only.
 */
final class NoticeBar {

    private static final Color PAPER = new Color(0xFFF4CE);
    private static final Color INK = new Color(0x3B2A00);
    private static final int MOST_LINES = 5;

    final JPanel panel = new JPanel(new BorderLayout());
    private final JTextArea text = DialogFrame.text("", 40);

    NoticeBar() {
        text.setForeground(INK);
        // New words do not scroll: who reads the fourth line goes on reading it.
        DefaultCaret caret = new DefaultCaret();
        caret.setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
        text.setCaret(caret);
        panel.setBackground(PAPER);
        panel.setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createLineBorder(INK), BorderFactory.createEmptyBorder(4, 8, 4, 8)));
        panel.add(scrolled());
        panel.setVisible(false);
    }

    private JScrollPane scrolled() {
        JScrollPane pane =
                new JScrollPane(
                        text,
                        ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
                        ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER) {
                    private static final long serialVersionUID = 1;

                    @Override
                    public Dimension getPreferredSize() {
                        Dimension all = text.getPreferredSize();
                        int most =
                                MOST_LINES * text.getFontMetrics(text.getFont()).getHeight();
                        return new Dimension(all.width, Math.min(all.height, most));
                    }
                };
        pane.setBorder(BorderFactory.createEmptyBorder());
        pane.setOpaque(false);
        pane.getViewport().setOpaque(false);
        return pane;
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
