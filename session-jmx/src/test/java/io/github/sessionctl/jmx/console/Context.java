package io.github.sessionctl.jmx.console;

import com.sun.tools.jconsole.JConsoleContext;
import java.beans.PropertyChangeListener;
import java.beans.PropertyChangeSupport;
import javax.management.MBeanServerConnection;

/** JConsole as the tab sees it: a connection, which may be lost and be another one afterwards. */
final class Context implements JConsoleContext {

    volatile MBeanServerConnection connection;

    private final PropertyChangeSupport listeners = new PropertyChangeSupport(this);
    private volatile ConnectionState state = ConnectionState.CONNECTED;

    Context(MBeanServerConnection connection) {
        this.connection = connection;
    }

    void change(ConnectionState now) {
        ConnectionState before = state;
        state = now;
        listeners.firePropertyChange(CONNECTION_STATE_PROPERTY, before, now);
    }

    @Override
    public MBeanServerConnection getMBeanServerConnection() {
        return connection;
    }

    @Override
    public ConnectionState getConnectionState() {
        return state;
    }

    @Override
    public void addPropertyChangeListener(PropertyChangeListener listener) {
        listeners.addPropertyChangeListener(listener);
    }

    @Override
    public void removePropertyChangeListener(PropertyChangeListener listener) {
        listeners.removePropertyChangeListener(listener);
    }
}
