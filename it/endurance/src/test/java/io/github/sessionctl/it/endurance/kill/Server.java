package io.github.sessionctl.it.endurance.kill;

import io.github.sessionctl.it.simulator.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.awaitility.Awaitility;

/** A server in a process of its own, on a machine that the simulated wtsapi32 plays; its journal and its audit log outlive it. */
@SuppressWarnings("BanJNDI") // The address is that of the server which the test has started.
final class Server implements AutoCloseable {

    static final ObjectName LOCAL = name();

    /** Where the server runs. */
    enum Leg {
        /** A Linux JVM with the .so. There is no {@code local} on Linux, so it is the server's classes and not its command line. */
        LINUX {
            @Override
            List<String> command() {
                return List.of(
                        Child.java(),
                        "--enable-native-access=ALL-UNNAMED",
                        // A client that has died is forgotten when it has not renewed its lease: 10 minutes unless
                        // said.
                        "-Djava.rmi.dgc.leaseValue=4000",
                        "-Dsun.rmi.transport.tcp.threadKeepAliveTime=1000",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NativeServer.class.getName());
            }
        },
        /** The runnable jar on the Windows JVM with the DLL. */
        WINDOWS {
            @Override
            List<String> command() {
                return List.of(
                        Child.property("test.windowsJvm"),
                        // As sessionctl.cmd starts it.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        Child.property("test.runnableJar"),
                        "--hosts",
                        "local",
                        "--port",
                        "0");
            }
        };

        abstract List<String> command();
    }

    private final Child child;
    private final Path journal;
    private final String url;

    private Server(Child child, Path journal, String url) {
        this.child = child;
        this.journal = journal;
        this.url = url;
    }

    private static ObjectName name() {
        try {
            return new ObjectName("io.github.sessionctl:type=SessionHost,name=local");
        } catch (javax.management.MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    static Server start(Leg leg, Path folder, String scenario) throws IOException {
        Path machine = Files.writeString(folder.resolve("machine.scenario"), scenario);
        Path journal = folder.resolve("journal.txt");
        Child child = new Child(
                folder,
                "server",
                Map.of("WTS_SIMULATOR_SCENARIO", machine.toString(), "WTS_SIMULATOR_JOURNAL", journal.toString()),
                leg.command());
        try {
            return new Server(child, journal, child.awaitOut("service:jmx:\\S+"));
        } catch (RuntimeException | Error e) {
            child.close();
            throw e;
        }
    }

    String url() {
        return url;
    }

    Child process() {
        return child;
    }

    /** What the server has told of what it did, a line each. */
    String audit() {
        return child.err();
    }

    /** Each row as {@code ID OUTCOME}, but for those that were skipped. */
    List<String> logoffDisconnected() throws Exception {
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(url))) {
            CompositeData[] rows = (CompositeData[]) connector
                    .getMBeanServerConnection()
                    .invoke(LOCAL, "logoffDisconnected", new Object[] {"1h"}, new String[] {String.class.getName()});
            List<String> outcomes = new ArrayList<>();
            for (CompositeData row : rows) {
                if (!row.get("outcome").equals("SKIPPED")) {
                    outcomes.add(row.get("sessionId") + " " + row.get("outcome"));
                }
            }
            return outcomes;
        }
    }

    /** The IDs of the sessions whose logoff the machine has accepted, in order. */
    List<Long> acceptedLogoffs() throws IOException {
        return Files.readAllLines(journal).stream()
                .filter(line -> line.startsWith("WTSLogoffSession "))
                .map(JournalEntry::parse)
                .filter(JournalEntry::succeeded)
                .map(entry -> entry.session().orElseThrow())
                .toList();
    }

    void awaitAccepted(long id) {
        Awaitility.await("the logoff of session " + id)
                .atMost(Child.LONGEST)
                .pollInterval(20, TimeUnit.MILLISECONDS)
                .until(() -> acceptedLogoffs().contains(id));
    }

    @Override
    public void close() {
        child.close();
    }
}
