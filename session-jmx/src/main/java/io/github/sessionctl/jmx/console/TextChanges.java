package io.github.sessionctl.jmx.console;

import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;

/** Tells of every change of a text. */
record TextChanges(Runnable listener) implements DocumentListener {

    static void of(JTextComponent field, Runnable listener) {
        field.getDocument().addDocumentListener(new TextChanges(listener));
    }

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
}
