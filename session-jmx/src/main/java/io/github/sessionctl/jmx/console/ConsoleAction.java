package io.github.sessionctl.jmx.console;

import java.awt.event.KeyEvent;

/** What an operator can do. Three dots mean that nothing happens before a further answer. */
enum ConsoleAction {
    LOG_OFF("Log off...", KeyEvent.VK_L),
    ASK("Ask to log off...", KeyEvent.VK_A),
    MESSAGE("Message...", KeyEvent.VK_M),
    DISCONNECT("Disconnect...", KeyEvent.VK_D),
    PROCESSES("Processes...", KeyEvent.VK_P),
    LOG_OFF_DISCONNECTED("Log off disconnected...", KeyEvent.VK_O);

    final String label;

    /** The key that does it together with Alt. */
    final int mnemonic;

    ConsoleAction(String label, int mnemonic) {
        this.label = label;
        this.mnemonic = mnemonic;
    }

    /** What it is called, without the dots. */
    String title() {
        return label.replace("...", "");
    }

    /** Whether it only looks, so that read-only MBeans allow it. The plan of the disconnected sessions is only looked at, too. */
    boolean looksOnly() {
        return this == PROCESSES || this == LOG_OFF_DISCONNECTED;
    }
}
