package io.github.sessionctl.jmx.console;

import com.sun.tools.jconsole.JConsolePlugin;
import java.util.Map;
import javax.swing.JPanel;
import javax.swing.SwingWorker;
import org.jspecify.annotations.Nullable;

/** Adds the tab "Sessions" to JConsole: {@code jconsole -pluginpath sessionctl.jar}. JConsole finds it as a service. */
public final class SessionsPlugin extends JConsolePlugin {

    private @Nullable SessionsTab tab;

    /** Made by JConsole. */
    public SessionsPlugin() {}

    @Override
    public Map<String, JPanel> getTabs() {
        if (tab == null) {
            tab = new SessionsTab(getContext(), System::currentTimeMillis);
        }
        return Map.of("Sessions", tab.panel);
    }

    /** Nothing: the tab polls on a thread of its own, so that nothing here holds up JConsole's other tabs. */
    @Override
    public @Nullable SwingWorker<?, ?> newSwingWorker() {
        return null;
    }

    @Override
    public void dispose() {
        if (tab != null) {
            tab.close();
        }
    }
}
