package io.github.sessionctl.it.endurance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven and the command line are ended in the midst of a run: what they leave is whole or not there, and the next run does the rest. */
class KilledCommandIT {

    /** Session 12 does not come to its end before the process does. */
    private static final String BEFORE = """
            host name=AGENT-07 own=3
            session id=0 name=Services state=Disconnected
            session id=3 state=Disconnected user=builder domain=BUILD logonAgo=9h disconnectedFor=8h
            session id=11 state=Disconnected user=karl domain=CORP logonAgo=9h disconnectedFor=8h
            session id=12 state=Disconnected user=lena domain=CORP logonAgo=9h disconnectedFor=8h logoffTakes=never
            session id=13 name=RDP-Tcp#13 state=Active user=mona domain=CORP logonAgo=9h
            """;

    private static final String AFTER = """
            host name=AGENT-07 own=3
            session id=0 name=Services state=Disconnected
            session id=3 state=Disconnected user=builder domain=BUILD logonAgo=9h disconnectedFor=8h
            session id=12 state=Disconnected user=lena domain=CORP logonAgo=9h disconnectedFor=8h
            session id=13 name=RDP-Tcp#13 state=Active user=mona domain=CORP logonAgo=9h
            """;

    private static final String FIRST_OUTCOME = "LOGGED_OFF session 11 of CORP\\\\karl";

    @TempDir
    private Path folder;

    private Path scenario;
    private Path report;

    @BeforeEach
    void disconnectedUsers() throws Exception {
        scenario = Files.writeString(folder.resolve("machine.scenario"), BEFORE);
        report = Files.createDirectory(folder.resolve("reports")).resolve("report.json");
    }

    @Test
    void buildThatWasKilledLeavesNoHalfReportAndTheNextOneDoesTheRest() throws Exception {
        try (Child build = maven("first")) {
            build.awaitOut(FIRST_OUTCOME);
            build.kill();
        }
        assertThat(reports()).as("nothing has a report's name, whole or half").isEmpty();

        Files.writeString(scenario, AFTER);
        try (Child build = maven("second")) {
            assertThat(build.awaitExit()).as(build.out()).isZero();
            assertThat(build.out())
                    .contains("LOGGED_OFF session 12 of CORP\\lena")
                    .doesNotContain("session 11");
        }
        assertThat(reports()).as("and no draft is left beside it").containsExactly(report);
        assertThat(loggedOff(Files.readString(report))).containsExactly("12");
    }

    @Test
    void reportOfAnEarlierBuildStaysWholeWhenTheNextOneIsKilled() throws Exception {
        Files.writeString(scenario, AFTER);
        try (Child build = maven("first")) {
            assertThat(build.awaitExit()).as(build.out()).isZero();
        }
        String earlier = Files.readString(report);

        Files.writeString(scenario, BEFORE);
        try (Child build = maven("second")) {
            build.awaitOut(FIRST_OUTCOME);
            build.kill();
        }
        assertThat(reports()).containsExactly(report);
        assertThat(report).hasContent(earlier);
    }

    @Test
    void commandThatWasKilledPrintsNoHalfDocumentAndTheNextOneDoesTheRest() throws Exception {
        try (Child command = commandLine("first")) {
            command.awaitErr(FIRST_OUTCOME);
            command.kill();
            assertThat(command.out())
                    .as("a document is printed whole, at the end")
                    .isEmpty();
        }

        Files.writeString(scenario, AFTER);
        try (Child command = commandLine("second")) {
            assertThat(command.awaitExit()).as(command.err()).isZero();
            assertThat(loggedOff(command.out())).containsExactly("12");
        }
    }

    private Child commandLine(String name) throws Exception {
        return new Child(
                folder,
                name,
                Map.of(),
                List.of(
                        Child.java(),
                        "-jar",
                        Child.property("test.runnableJar"),
                        "logoff",
                        "--hosts",
                        "simulated:" + scenario,
                        "--disconnected-for",
                        "1h",
                        "--json"));
    }

    /** The Maven that builds us, with a repository of its own that has the plugin; all else it takes from ours. */
    private Child maven(String name) throws Exception {
        Path settings = Files.writeString(folder.resolve("settings.xml"), """
                <settings>
                  <mirrors>
                    <mirror>
                      <id>build</id>
                      <mirrorOf>*</mirrorOf>
                      <url>%s</url>
                    </mirror>
                  </mirrors>
                </settings>
                """.formatted(
                        Path.of(Child.property("test.buildRepository")).toUri()));
        Path home = Path.of(Child.property("test.mavenHome"));
        String classworlds;
        try (Stream<Path> boot = Files.list(home.resolve("boot"))) {
            classworlds = boot.map(Path::toString)
                    .filter(jar -> jar.matches(".*plexus-classworlds.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
        // Not bin/mvn: its shell would be what is ended.
        List<String> command = new ArrayList<>(List.of(
                Child.java(),
                // A short build is over before the second compiler pays off.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-classpath",
                classworlds,
                "-Dclassworlds.conf=" + home.resolve("bin/m2.conf"),
                "-Dmaven.home=" + home,
                "-Dmaven.multiModuleProjectDirectory=" + folder,
                "org.codehaus.plexus.classworlds.launcher.Launcher",
                "-B",
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + Child.property("test.localRepository"),
                Child.property("test.goalPrefix") + ":logoff-disconnected",
                "-Dsession.hosts=simulated:" + scenario,
                "-Dsession.reportFile=" + report));
        return new Child(folder, name, Map.of(), command);
    }

    private List<Path> reports() throws Exception {
        try (Stream<Path> files = Files.list(report.getParent())) {
            return files.toList();
        }
    }

    /** The IDs of the sessions that a document says were logged off, whatever else it says. */
    private static List<String> loggedOff(String document) throws Exception {
        List<String> ids = new ArrayList<>();
        collect(JSON.std.anyFrom(document), ids);
        return ids;
    }

    private static void collect(Object node, List<String> ids) {
        if (node instanceof Map<?, ?> fields) {
            if ("LOGGED_OFF".equals(fields.get("outcome"))) {
                ids.add(String.valueOf(fields.containsKey("sessionId") ? fields.get("sessionId") : fields.get("id")));
            }
            fields.values().forEach(value -> collect(value, ids));
        } else if (node instanceof List<?> elements) {
            elements.forEach(value -> collect(value, ids));
        }
    }
}
