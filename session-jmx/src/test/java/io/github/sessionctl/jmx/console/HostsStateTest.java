package io.github.sessionctl.jmx.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.jconsole.JConsoleContext.ConnectionState;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostsStateTest {

    private static final long T0 = 8 * 3_600_000L;

    private final HostsState state = new HostsState(ZoneOffset.UTC);

    private void reads(long at) {
        state.heard(
                new HostPoll.Readings(List.of(Lines.host(
                        Lines.active(2, "CORP\\bernd"),
                        Lines.disconnected(4, "CORP\\dana"),
                        Lines.line(0, "Disconnected", "", "SERVICES")))),
                at);
    }

    @Test
    void servicesSessionIsNotCountedAsDisconnected() {
        state.linked(ConnectionState.CONNECTED, T0);
        reads(T0);
        assertThat(state.summary(3))
                .isEqualTo("3 sessions on AGENT-07: 1 active, 1 disconnected, 1 others. Read at 08:00:00.");
        assertThat(state.summary(1)).contains("3 sessions on AGENT-07, 1 shown:");
        assertThat(state.trouble(T0)).isEmpty();
    }

    @Test
    void lossOfTheConnectionTellsOfWhenTheTableIsAndAllowsNothing() {
        state.linked(ConnectionState.CONNECTED, T0);
        reads(T0 + 4000);
        assertThat(state.canAct()).isTrue();
        state.linked(ConnectionState.DISCONNECTED, T0);
        assertThat(state.trouble(T0 + 9000)).startsWith("The connection is lost. What is shown is of 08:00:04 and");
        assertThat(state.canAct()).isFalse();
        assertThat(state.lines()).hasSize(3);
    }

    @Test
    void nothingIsWrongAnyMoreAfterANewConnection() {
        state.linked(ConnectionState.CONNECTED, T0);
        reads(T0);
        state.linked(ConnectionState.DISCONNECTED, T0);
        state.linked(ConnectionState.CONNECTED, T0 + 60_000);
        assertThat(state.trouble(T0 + 60_000)).isEmpty();
    }

    @Test
    void silenceIsToldOfAfterTenSecondsAndNotBefore() {
        state.linked(ConnectionState.CONNECTED, T0);
        reads(T0);
        assertThat(state.trouble(T0 + 10_000)).isEmpty();
        assertThat(state.trouble(T0 + 10_001)).startsWith("No answer for 10s: the connection, or an MBean, hangs.");
        reads(T0 + 12_000);
        assertThat(state.trouble(T0 + 12_000)).isEmpty();
    }

    @Test
    void failureSaysWhyAndThatTheTableIsOld() {
        state.linked(ConnectionState.CONNECTED, T0);
        reads(T0);
        state.heard(new HostPoll.Failure("Connection refused"), T0 + 4000);
        assertThat(state.trouble(T0 + 4000))
                .startsWith("The sessions cannot be read: Connection refused. What is shown is of 08:00:00");
    }

    @Test
    void connectedJvmWithoutOurMBeanIsSaidSo() {
        state.linked(ConnectionState.CONNECTED, T0);
        state.heard(new HostPoll.Readings(List.of()), T0);
        assertThat(state.trouble(T0)).isEqualTo("This JVM has no MBean of sessionctl, or you may not see it.");
    }

    @Test
    void troubleOfAHostIsNamedWithTheHost() {
        state.linked(ConnectionState.CONNECTED, T0);
        state.heard(new HostPoll.Readings(List.of(HostReading.unread(Lines.bean("ts1"), "Access denied."))), T0);
        assertThat(state.trouble(T0)).isEqualTo("ts1: Access denied.");
        assertThat(state.readOnly()).containsExactly(Lines.bean("ts1"));
    }

    @Test
    void troubleOfManyHostsBeginsWithTheirNumber() {
        state.linked(ConnectionState.CONNECTED, T0);
        state.heard(
                new HostPoll.Readings(Stream.of("ts1", "ts2", "ts3", "ts4")
                        .map(name -> HostReading.unread(Lines.bean(name), "Access denied."))
                        .toList()),
                T0);
        assertThat(state.trouble(T0).lines())
                .startsWith("4 of 4 hosts show old sessions or none:", "ts1: Access denied.")
                .endsWith("ts4: Access denied.");
    }

    private String summaryOf(HostReading... hosts) {
        state.linked(ConnectionState.CONNECTED, T0);
        state.heard(new HostPoll.Readings(List.of(hosts)), T0);
        return state.summary(state.lines().size());
    }

    private static HostReading read(String name, String trouble) {
        return new HostReading(Lines.bean(name), name, false, List.of(Lines.active(2, "CORP\\bernd")), trouble);
    }

    @Test
    void summaryCountsTheHostsThatHaveBeenRead() {
        HostReading unread = HostReading.unread(Lines.bean("ts3"), "Access denied.");

        assertThat(summaryOf(read("ts1", ""), read("ts2", ""))).startsWith("2 sessions on 2 hosts: ");
        assertThat(summaryOf(read("ts1", ""), read("ts2", ""), unread)).startsWith("2 sessions on 2 of 3 hosts: ");
        assertThat(summaryOf(unread)).startsWith("0 sessions on 0 of 1 hosts: ");
        assertThat(state.trouble(T0)).isEqualTo("ts3: Access denied.");
    }

    @Test
    void summaryTellsThatSessionsAreOfAnEarlierReading() {
        HostReading old = read("ts2", "It does not answer. Shown is the reading of 07:00.");

        assertThat(summaryOf(read("ts1", ""), old))
                .startsWith("2 sessions on 1 of 2 hosts and, as read earlier, on 1: ");
        assertThat(summaryOf(old)).startsWith("1 session on ts2, as read earlier: ");
    }
}
