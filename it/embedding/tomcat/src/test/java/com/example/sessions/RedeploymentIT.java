package com.example.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What five deployments of the web application leave behind in a real Tomcat: nothing. */
@Timeout(180)
class RedeploymentIT {

    private static final int DEPLOYMENTS = 5;
    private static final String BEANS = "jmxproxy/?qry=" + Tomcat.encoded("io.github.sessionctl:*");

    /** As docs/embedding.md gives it. */
    private static final String PRELOAD = """
            <Listener className="org.apache.catalina.core.JreMemoryLeakPreventionListener"
                      classesToInitialize="io.github.sessionctl.host.wts.Wtsapi32"/>""";

    @TempDir
    private Path folder;

    private Path application;
    private Path neighbour;
    private Path libraries;

    @BeforeEach
    void copyTheApplication() throws IOException {
        application = folder.resolve("sessions");
        Tomcat.copy(Path.of(Tomcat.property("test.webApplication")), application);
        neighbour = folder.resolve("neighbour");
        addClass(neighbour, Neighbour.class);
        addClass(neighbour, Neighbour.class.getDeclaredClasses()[0]);
        libraries = Files.createDirectories(folder.resolve("libraries"));
    }

    /** Everything of ours is in the application, and goes with it. */
    @Test
    void applicationWithItsOwnJarsLeavesNothing() throws Exception {
        Tomcat.Setup setup = new Tomcat.Setup(List.of(), "", libraries, Map.of());
        try (Tomcat tomcat = Tomcat.start(folder.resolve("tomcat"), setup)) {
            assertThatRedeployingLeavesNothing(tomcat, List.of("simulated"));
            assertThat(tomcat.threads()).noneMatch(name -> name.startsWith("JNA"));
        }
    }

    /** What calls Windows is the container's, once for all applications. */
    @Test
    void applicationThatSharesTheJarsLeavesNothing() throws Exception {
        addNativeLibraries();
        addClass(application, NativeSessionMBeans.class);
        Path journal = folder.resolve("journal.txt");
        Tomcat.Setup setup = new Tomcat.Setup(takeJars(), PRELOAD, libraries, simulator(journal));
        try (Tomcat tomcat = Tomcat.start(folder.resolve("tomcat"), setup)) {
            assertThatRedeployingLeavesNothing(tomcat, List.of("simulated", "local", "SRV-2"));
            assertThat(tomcat.threads())
                    .filteredOn(name -> name.startsWith("JNA"))
                    .hasSize(1);
        }
        assertThatAllIsGivenBack(Files.readAllLines(journal));
    }

    @Test
    void pageShowsTheApplicationAsItIsCompiledHere() throws Exception {
        String source = Files.readString(Path.of("src/main/java/com/example/sessions/SessionMBeans.java"));
        String example = source.substring(
                source.indexOf("// doc: begin") + "// doc: begin".length(), source.indexOf("// doc: end"));

        assertThat(words(Files.readString(Path.of(Tomcat.property("embedding.page")))))
                .contains(words(example), words(PRELOAD));
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private void assertThatRedeployingLeavesNothing(Tomcat tomcat, List<String> hosts) throws Exception {
        int before = tomcat.webApplicationLoaders();
        assertThat(before).as("the manager's own").isPositive();
        for (int deployment = 0; deployment < DEPLOYMENTS; deployment++) {
            tomcat.deploy(application);
            for (String host : hosts) {
                String bean = Tomcat.encoded("io.github.sessionctl:type=SessionHost,name=" + host);
                assertThat(tomcat.manager("jmxproxy/?get=" + bean + "&att=DisconnectedCount"))
                        .contains("DisconnectedCount = " + (host.equals("simulated") ? 2 : 1));
            }
            tomcat.undeploy(application);
            assertThat(tomcat.manager(BEANS)).contains("Number of results: 0");
        }
        tomcat.deploy(neighbour);

        // A thread that has made a call waits 5 s for the next one.
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    assertThat(tomcat.threads()).noneMatch(name -> name.startsWith("sessionctl"));
                    assertThat(tomcat.manager("text/findleaks")).doesNotContain("/sessions");
                    assertThat(tomcat.webApplicationLoaders())
                            .as("with the neighbour's")
                            .isEqualTo(before + 1);
                });
    }

    /** Looks at the simulator's own record of each call. */
    private static void assertThatAllIsGivenBack(List<String> journal) {
        assertThat(count(journal, "WTSOpenServerExW "))
                .isEqualTo(count(journal, "WTSCloseServer "))
                .isEqualTo(DEPLOYMENTS);
        long blocks = journal.stream()
                .filter(call -> !call.startsWith("WTSFreeMemory") && call.matches(".* block=[1-9].*"))
                .count();
        assertThat(count(journal, "WTSFreeMemory")).isEqualTo(blocks).isPositive();
        assertThat(journal).noneMatch(call -> call.contains(" wrong=1"));
    }

    private static long count(List<String> journal, String function) {
        return journal.stream().filter(call -> call.startsWith(function)).count();
    }

    private static void addClass(Path application, Class<?> added) throws IOException {
        String name = added.getName().replace('.', '/') + ".class";
        Path target = application.resolve("WEB-INF/classes").resolve(name);
        Files.createDirectories(target.getParent());
        try (InputStream bytes = Objects.requireNonNull(RedeploymentIT.class.getResourceAsStream("/" + name))) {
            Files.copy(bytes, target);
        }
    }

    private void addNativeLibraries() throws IOException {
        for (String library : List.of("wtsapi32", "kernel32", "advapi32")) {
            String name = "lib" + library + ".so";
            try (InputStream bytes = RedeploymentIT.class.getResourceAsStream("/linux-x86-64/" + name)) {
                assumeTrue(bytes != null, "SKIPPED: wts-simulator has no " + name);
                Files.copy(bytes, libraries.resolve(name));
            }
        }
    }

    /** The application's jars, no longer in the application. */
    private List<Path> takeJars() throws IOException {
        Path lib = Files.move(application.resolve("WEB-INF/lib"), folder.resolve("shared"));
        try (Stream<Path> jars = Files.list(lib)) {
            return jars.toList();
        }
    }

    private Map<String, String> simulator(Path journal) throws IOException {
        Path scenario = Files.writeString(folder.resolve("scenario.txt"), """
                host name=AGENT-07 own=0 console=1
                session id=1 name=Console state=Active user=anna domain=BUILD logonAgo=3h idleFor=4m locked=no
                session id=4 state=Disconnected user="dana fox" domain=CORP logonAgo=26h disconnectedFor=22h
                """);
        return Map.of("WTS_SIMULATOR_SCENARIO", scenario.toString(), "WTS_SIMULATOR_JOURNAL", journal.toString());
    }
}
