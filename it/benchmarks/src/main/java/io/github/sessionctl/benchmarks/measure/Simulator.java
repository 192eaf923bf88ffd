package io.github.sessionctl.benchmarks.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The simulated session API of Linux, in files of its own, for programs that have no use for the jar that it is in. */
public final class Simulator {

    private static final List<String> LIBRARIES = List.of("libwtsapi32.so", "libkernel32.so", "libadvapi32.so");

    private Simulator() {}

    /** The folder with the libraries. */
    public static Path folder() throws IOException {
        Path folder = Files.createDirectories(Settings.folder().resolve("simulator"));
        for (String library : LIBRARIES) {
            try (InputStream content = Objects.requireNonNull(
                    Simulator.class.getResourceAsStream("/linux-x86-64/" + library),
                    () -> library + " was not built: apt-get install gcc libwinpr2-dev")) {
                Files.copy(content, folder.resolve(library), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return folder;
    }

    /** For a Java on Linux: where the libraries are, and no journal, which would take its time. */
    public static String libraryPath() throws IOException {
        return "-Djna.library.path=" + folder();
    }

    /** The environment of a process that plays the scenario and keeps no journal. */
    public static Map<String, String> environment(Path scenario) {
        return Map.of("WTS_SIMULATOR_SCENARIO", scenario.toString(), "WTS_SIMULATOR_JOURNAL", "none");
    }

    /** A host with so many sessions, every second of them connected. */
    public static Path sessions(int count) throws IOException {
        StringBuilder scenario = new StringBuilder("host name=AGENT own=1\n");
        for (int id = 1; id <= count; id++) {
            scenario.append("session id=")
                    .append(id)
                    .append(" user=user")
                    .append(id)
                    .append(" domain=CORP logonAgo=26h");
            scenario.append(
                    id % 2 == 0
                            ? " name=RDP-Tcp#" + id + " state=Active protocol=RDP idleFor=5m address=10.0.0.7"
                            : " state=Disconnected disconnectedFor=2h");
            scenario.append('\n');
        }
        return Files.writeString(Settings.folder().resolve(count + "-sessions.scenario"), scenario);
    }
}
