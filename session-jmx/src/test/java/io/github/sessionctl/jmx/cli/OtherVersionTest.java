package io.github.sessionctl.jmx.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sessionctl.fleet.ShutdownStop;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.connector.ConnectorSettings;
import io.github.sessionctl.jmx.server.ServedHosts;
import io.github.sessionctl.session.SessionId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.MXBean;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers of other versions, and servers that go away: nothing is done whose outcome could not be told, and what was told is not lost. */
class OtherVersionTest {

    private static final String STRANGE = "io.github.sessionctl:type=SessionHost,name=\"gateway:x\"";
    private static final String KNOWN = "io.github.sessionctl:type=SessionHost,name=ts1";

    private final List<Integer> loggedOff = new ArrayList<>();
    private final Terminal terminal = new Terminal(
            CommandRun.stream(new ByteArrayOutputStream()),
            CommandRun.stream(new ByteArrayOutputStream()),
            new ShutdownStop(),
            Duration.ofSeconds(5));

    @TempDir
    private Path folder;

    /** What a server of another version has. */
    @MXBean
    public interface Other {
        String logoff(int sessionId, String user);
    }

    private StandardMBean other() {
        return new StandardMBean(
                (Other) (id, user) -> {
                    loggedOff.add(id);
                    return "LOGGED_OFF session " + id;
                },
                Other.class,
                true);
    }

    private RemoteBean bean(String name) throws Exception {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        server.registerMBean(other(), new ObjectName(name));
        return new RemoteBean(server, new ObjectName(name));
    }

    @Test
    void hostThatOnlyAnotherVersionKnowsIsAskedForNothing() throws Exception {
        RemoteBean strange = bean(STRANGE);

        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> strange.ask(terminal, "logoff", 4, "dana"))
                .withMessage("The server's host 'gateway:x' is none that this sessionctl knows; update it, or run the"
                        + " command there");
        assertThat(loggedOff).isEmpty();
        assertThat(bean(KNOWN).ask(terminal, "logoff", 4, "dana").line()).isEqualTo("LOGGED_OFF session 4");
        assertThat(loggedOff).containsExactly(4);
    }

    @Test
    void hostThatOnlyAnotherVersionKnowsKeepsNoOtherFromBeingListed() throws Exception {
        MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
        String hosts = ScenarioFile.in(folder, ScenarioFile.USERS);
        platform.registerMBean(other(), new ObjectName(STRANGE));
        try (ServedHosts server = ServedHosts.start(SessionJmxOptions.forHosts(hosts), ConnectorSettings.local(0))) {
            CommandRun run =
                    CommandRun.of("list", "--url", server.connector().url().toString());

            assertThat(run.outLines()).hasSize(7);
            assertThat(run.err()).contains("'gateway:x' is none that this sessionctl knows");
            assertThat(run.code()).isEqualTo(ExitCodes.FAILED);
        } finally {
            platform.unregisterMBean(new ObjectName(STRANGE));
        }
    }

    @Test
    void numberThatAServerDoesNotTellIsNotTakenForZero() throws Exception {
        CompositeType type = new CompositeType(
                "row", "a row", new String[] {"processId"}, new String[] {"its ID"}, new OpenType<?>[] {SimpleType.LONG
                });
        CompositeData[] rows = {new CompositeDataSupport(type, Map.of("processId", 101L))};
        RemoteAnswer answer = new RemoteAnswer(HostAddress.parse("ts1"), Instant.EPOCH, rows);

        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> answer.ofProcesses(new SessionId(4)))
                .withMessageStartingWith("The server does not tell the threads of a process: ");
    }

    @Test
    void answerOfAServerThatGoesAwayAfterItIsKept() throws Exception {
        JMXConnector gone = (JMXConnector) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {JMXConnector.class}, (proxy, method, arguments) -> {
                    throw new IOException("the server is gone");
                });
        List<String> logged = new ArrayList<>();
        Logger logger = Logger.getLogger(RemoteServer.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logRecord) {
                logged.add(String.valueOf(logRecord.getParameters()[0]));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            RemoteAnswer answer;
            try (RemoteServer server = new RemoteServer(gone, List.of(bean(KNOWN)))) {
                answer = server.onlyBean().ask(terminal, "logoff", 4, "dana");
            }

            assertThat(answer.line()).isEqualTo("LOGGED_OFF session 4");
            assertThat(logged).containsExactly("java.io.IOException: the server is gone");
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
    }
}
