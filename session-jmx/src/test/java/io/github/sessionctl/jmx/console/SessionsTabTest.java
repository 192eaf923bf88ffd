package io.github.sessionctl.jmx.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.tools.jconsole.JConsoleContext;
import io.github.sessionctl.session.SessionId;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole tab without JConsole; it needs no display. */
class SessionsTabTest {

    private final Agent agent = new Agent(false);
    private final Context context = new Context(agent.server);
    private final AtomicLong clock = new AtomicLong(1_000_000);
    private SessionsTab tab;

    private void open() throws Exception {
        EventQueue.invokeAndWait(() -> tab = new SessionsTab(context, clock::get));
    }

    @AfterEach
    void close() throws Exception {
        EventQueue.invokeAndWait(tab::close);
        agent.close();
    }

    private <T> T onEventThread(Function<Container, T> look) {
        AtomicReference<T> seen = new AtomicReference<>();
        CountDownLatch looked = new CountDownLatch(1);
        EventQueue.invokeLater(() -> {
            seen.set(look.apply(tab.panel));
            looked.countDown();
        });
        try {
            assertThat(looked.await(10, TimeUnit.SECONDS))
                    .as("the event thread is free")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return seen.get();
    }

    private static <T extends Component> List<T> parts(Container root, Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (Component part : root.getComponents()) {
            if (kind.isInstance(part)) {
                found.add(kind.cast(part));
            }
            if (part instanceof Container container) {
                found.addAll(parts(container, kind));
            }
        }
        return found;
    }

    private JTable table() {
        return onEventThread(SessionsTabTest::table);
    }

    private List<String> column(int column) {
        JTable table = table();
        return onEventThread(panel -> {
            List<String> cells = new ArrayList<>();
            for (int row = 0; row < table.getRowCount(); row++) {
                cells.add(table.getValueAt(row, column).toString());
            }
            return cells;
        });
    }

    private String words() {
        return onEventThread(panel -> parts(panel, JTextComponent.class).stream()
                .map(JTextComponent::getText)
                .toList()
                .toString());
    }

    @Test
    void attributeThatHangsHoldsUpTheTableAloneAndIsToldOf() throws Exception {
        Hanging hanging = new Hanging(1);
        agent.server.registerMBean(hanging, Lines.bean("other"));
        open();
        assertThat(hanging.asked.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(column(0)).isEmpty();
        clock.addAndGet(HostsState.PATIENCE_MILLIS + 1);
        await().until(() -> words().contains("No answer for 10s"));
        hanging.gate.countDown();
        await().until(() -> column(0).size() == 6);
        await().until(() -> !words().contains("No answer"));
    }

    @Test
    void columnOfHostsIsThereWhereThereAreSeveral() throws Exception {
        open();
        await().until(() -> column(0).size() == 6);
        assertThat(table().getColumnName(0)).isEqualTo("ID");
        agent.server.registerMBean(new Hanging(0), Lines.bean("other"));
        await().until(() -> table().getColumnName(0).equals("Host"));
        agent.server.unregisterMBean(Lines.bean("other"));
        await().until(() -> table().getColumnName(0).equals("ID"));
        assertThat(column(0)).hasSize(6);
    }

    @Test
    void selectionAndSortingSurviveRefreshes() throws Exception {
        open();
        await().until(() -> column(0).size() == 6);
        JTable table = table();
        onEventThread(panel -> {
            table.getRowSorter().toggleSortOrder(table.convertColumnIndexToModel(3));
            table.setRowSelectionInterval(5, 5);
            return table.getValueAt(5, 3);
        });
        assertThat(column(3).subList(0, 4))
                .containsExactly("BUILD\\anna", "CORP\\bernd", "CORP\\dana fox", "CORP\\emil");
        String selected = onEventThread(
                panel -> table.getValueAt(table.getSelectedRow(), 0).toString());
        agent.host.requestLogoff(new SessionId(4));
        await().until(() -> column(0).size() == 5);
        assertThat(column(3).subList(0, 3)).containsExactly("BUILD\\anna", "CORP\\bernd", "CORP\\emil");
        String stillSelected = onEventThread(
                panel -> table.getValueAt(table.getSelectedRow(), 0).toString());
        assertThat(stillSelected).isEqualTo(selected);
    }

    @Test
    void tableKeepsItsPlaceHoweverManyHostsAreInTrouble() throws Exception {
        for (int number = 1; number <= 20; number++) {
            agent.server.registerMBean(new Hanging(0), Lines.bean("bad-" + number));
        }
        open();
        await().until(() -> words().contains("20 of 21 hosts"));
        int height = onEventThread(panel -> {
            panel.setSize(1080, 560);
            layOut(panel);
            layOut(panel); // The height of a text is known when its width is.
            return SwingUtilities.getAncestorOfClass(JScrollPane.class, table(panel))
                    .getHeight();
        });
        assertThat(height).isGreaterThan(560 / 3);
    }

    private static void layOut(Container container) {
        container.doLayout();
        for (Component part : container.getComponents()) {
            if (part instanceof Container inner) {
                layOut(inner);
            }
        }
    }

    private static JTable table(Container panel) {
        return parts(panel, JTable.class).get(0);
    }

    @Test
    void tableGoesOnWithAnotherConnectionAfterTheFirstWasLost() throws Exception {
        open();
        await().until(() -> column(0).contains("4"));
        context.change(JConsoleContext.ConnectionState.DISCONNECTED);
        await().until(() -> words().contains("The connection is lost."));
        assertThat(column(0)).contains("4");
        try (Agent other = new Agent(false)) {
            other.host.requestLogoff(new SessionId(4));
            context.connection = other.server;
            context.change(JConsoleContext.ConnectionState.CONNECTED);
            await().until(() -> column(0).equals(List.of("0", "1", "2", "7", "65536")));
            assertThat(words()).doesNotContain("lost");
        }
    }
}
