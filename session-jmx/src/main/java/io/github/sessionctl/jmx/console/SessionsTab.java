package io.github.sessionctl.jmx.console;

import com.sun.tools.jconsole.JConsoleContext;
import com.sun.tools.jconsole.JConsoleContext.ConnectionState;
import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;

/** The tab: what the connected JVM's hosts show, and what can be done there. On the event thread only. */
final class SessionsTab implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 4000;

    final JPanel panel = new JPanel(new BorderLayout(6, 6));
    private final JConsoleContext context;
    private final LongSupplier clock;
    private final HostsState state = new HostsState(ZoneId.systemDefault());
    private final SessionGrid grid = new SessionGrid();
    private final ActionBar bar = new ActionBar(this::act);
    private final NoticeBar notice = new NoticeBar();
    private final HistoryChart chart = new HistoryChart();
    private final JTextField filter = new JTextField(18);
    private final JTextArea why = DialogFrame.text("", 60);
    private final JLabel summary = new JLabel(" ");
    private final PropertyChangeListener connection = this::connectionChanged;
    private final Timer watch = new Timer(1000, tick -> tell());
    private @Nullable HostBeans beans;
    private @Nullable HostPoll poll;

    SessionsTab(JConsoleContext context, LongSupplier clock) {
        this.context = context;
        this.clock = clock;
        lay();
        bar.attach(grid.table);
        grid.table.getSelectionModel().addListSelectionListener(selected -> weigh());
        DialogFrame.whenChanged(filter, () -> {
            grid.filter(Column.filter(filter.getText()));
            tell();
        });
        context.addPropertyChangeListener(connection);
        connect();
        watch.start();
    }

    private void lay() {
        JPanel find = new JPanel(new FlowLayout(FlowLayout.LEADING, 6, 0));
        find.add(DialogFrame.label("Filter:", 'F', filter));
        find.add(filter);
        find.add(summary);
        JPanel bottom = new JPanel();
        bottom.setLayout(new BoxLayout(bottom, BoxLayout.PAGE_AXIS));
        for (JComponent part : List.of(notice.panel, why, chart)) {
            part.setAlignmentX(JComponent.LEFT_ALIGNMENT);
            bottom.add(part);
        }
        JPanel top = new JPanel(new BorderLayout(4, 6));
        top.add(bar.panel, BorderLayout.CENTER);
        top.add(find, BorderLayout.SOUTH);
        panel.setBorder(BorderFactory.createEmptyBorder(6, 6, 6, 6));
        panel.add(top, BorderLayout.NORTH);
        panel.add(new JScrollPane(grid.table), BorderLayout.CENTER);
        panel.add(bottom, BorderLayout.SOUTH);
    }

    /** JConsole does not promise on which thread it tells. */
    private void connectionChanged(PropertyChangeEvent change) {
        if (JConsoleContext.CONNECTION_STATE_PROPERTY.equals(change.getPropertyName())) {
            EventQueue.invokeLater(this::connect);
        }
    }

    /** Follows the connection: after it was lost there may be another one, so everything of the old one is left behind. */
    private void connect() {
        disconnect();
        ConnectionState link = context.getConnectionState();
        state.linked(link, clock.getAsLong());
        if (link == ConnectionState.CONNECTED) {
            HostBeans now = new HostBeans(context.getMBeanServerConnection());
            beans = now;
            poll = new HostPoll(now, INTERVAL_MILLIS, round -> EventQueue.invokeLater(() -> heard(now, round))).start();
        }
        tell();
    }

    private void disconnect() {
        if (poll != null) {
            poll.close();
        }
        poll = null;
        beans = null;
    }

    private void heard(HostBeans from, HostPoll.Round round) {
        if (beans != from) {
            return;
        }
        state.heard(round, clock.getAsLong());
        if (round instanceof HostPoll.Readings) {
            grid.show(state.lines(), state.hosts().size() > 1);
            chart.add(clock.getAsLong(), TallyHistory.Tally.of(state.lines()));
        }
        tell();
    }

    /** Says how things are. */
    private void tell() {
        notice.show(state.trouble(clock.getAsLong()));
        summary.setText(state.summary(grid.shownCount()));
        weigh();
    }

    /** Enables what can be done with what is selected, and says why the rest cannot. */
    private void weigh() {
        List<SessionLine> selected = grid.selected();
        bar.update(action -> objection(action, selected));
        String words = state.canAct() ? Objection.words(selected, state.readOnly()) : "";
        if (!words.equals(why.getText())) {
            why.setText(words);
        }
    }

    private Optional<String> objection(ConsoleAction action, List<SessionLine> selected) {
        return state.canAct()
                ? Objection.to(action, selected, state.readOnly())
                : Optional.of("There is no connection.");
    }

    private void act(ConsoleAction action) {
        List<SessionLine> selected = grid.selected();
        HostBeans on = beans;
        if (on == null || objection(action, selected).isPresent()) {
            return;
        }
        switch (action) {
            case PROCESSES -> ProcessDialog.open(panel, on, selected.get(0));
            case LOG_OFF_DISCONNECTED -> PlanDialog.open(panel, on, state.hosts(), selected, this::readNow);
            case LOG_OFF, ASK, MESSAGE, DISCONNECT ->
                ConfirmDialog.ask(panel, action, selected)
                        .ifPresent(steps -> OutcomeDialog.open(panel, action.title(), on, steps, this::readNow));
        }
    }

    private void readNow() {
        if (poll != null) {
            poll.now();
        }
    }

    @Override
    public void close() {
        watch.stop();
        context.removePropertyChangeListener(connection);
        disconnect();
    }
}
