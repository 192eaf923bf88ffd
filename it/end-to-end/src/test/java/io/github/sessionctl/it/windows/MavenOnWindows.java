package io.github.sessionctl.it.windows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Maven on the Windows JVM, started as mvn.cmd starts it, with a repository of its own that has our plugin in it. What else it needs
 * it takes from the repository of the Maven that builds us, and from nowhere else.
 *
 * @param exitCode what it ended with
 * @param output what it said, with plain line ends
 */
record MavenOnWindows(int exitCode, String output) {

    /** Runs a goal of ours, or phases, in a folder. */
    static MavenOnWindows run(Path folder, Map<String, String> environment, String... arguments) throws Exception {
        Path home = Path.of(System.getProperty("test.mavenHome"));
        List<String> command = new ArrayList<>(List.of(
                // A short build is over before the second compiler pays off.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-classpath",
                classworlds(home),
                "-Dclassworlds.conf=" + home.resolve("bin/m2.conf"),
                "-Dmaven.home=" + home,
                "-Dmaven.multiModuleProjectDirectory=" + folder,
                "org.codehaus.plexus.classworlds.launcher.Launcher",
                "-B",
                "-s",
                settings(folder).toString(),
                "-Dmaven.repo.local=" + System.getProperty("test.localRepository")));
        command.addAll(List.of(arguments));
        Process process = WindowsJvm.start(folder, new HashMap<>(environment), command);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new MavenOnWindows(process.waitFor(), output.replace("\r\n", "\n"));
    }

    /** The coordinates by which a goal of ours is called where no POM names the plugin. */
    static String goal(String name) {
        return System.getProperty("test.goalPrefix") + ":" + name;
    }

    private static Path settings(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("settings.xml"), """
                <settings>
                  <mirrors>
                    <mirror>
                      <id>build</id>
                      <mirrorOf>*</mirrorOf>
                      <url>file:///Z:%s</url>
                    </mirror>
                  </mirrors>
                </settings>
                """.formatted(System.getProperty("test.buildRepository")));
    }

    private static String classworlds(Path home) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(home.resolve("boot"), "plexus-classworlds-*.jar")) {
            return jars.iterator().next().toString();
        }
    }
}
