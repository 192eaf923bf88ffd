package io.github.sessionctl.jmx.console;

import com.sun.tools.jconsole.JConsoleContext;
import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import org.jspecify.annotations.Nullable;

/** The tab. On the event thread only. */
final class SessionsTab implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 4000;

    private final JPanel panel = new JPanel(new BorderLayout(6, 6));
    private final SessionTableModel model = new SessionTableModel();
    private final JLabel status = new JLabel("Reading the sessions ...");
    private final JConsoleContext context;
    private @Nullable HostPoll poll;

    SessionsTab(JConsoleContext context) {
        this.context = context;
        JTable table = new JTable(model);
        table.setAutoCreateRowSorter(true);
        panel.setBorder(BorderFactory.createEmptyBorder(6, 6, 6, 6));
        panel.add(new JScrollPane(table), BorderLayout.CENTER);
        panel.add(status, BorderLayout.SOUTH);
        context.addPropertyChangeListener(change -> EventQueue.invokeLater(this::connect));
        connect();
    }

    JPanel panel() {
        return panel;
    }

    private void connect() {
        close();
        if (context.getConnectionState() == JConsoleContext.ConnectionState.CONNECTED) {
            poll = new HostPoll(
                    new HostBeans(context.getMBeanServerConnection()),
                    INTERVAL_MILLIS,
                    round -> EventQueue.invokeLater(() -> show(round)));
        }
    }

    private void show(HostPoll.Round round) {
        if (round instanceof HostPoll.Readings readings) {
            List<SessionLine> lines = readings.hosts().stream()
                    .flatMap(host -> host.lines().stream())
                    .toList();
            model.show(lines);
            status.setText(lines.size() + " sessions");
        } else if (round instanceof HostPoll.Failure failure) {
            status.setText(failure.why());
        }
    }

    @Override
    public void close() {
        if (poll != null) {
            poll.close();
            poll = null;
        }
    }
}
