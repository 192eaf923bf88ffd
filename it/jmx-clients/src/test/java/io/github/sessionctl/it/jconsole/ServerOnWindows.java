package io.github.sessionctl.it.jconsole;

import io.github.sessionctl.it.simulator.JournalEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The runnable jar as a server on the Windows JVM, and the journal of the wtsapi32.dll it calls. */
public final class ServerOnWindows implements AutoCloseable {

    private final Process process;
    private final Path journal;
    private final String url;

    private ServerOnWindows(Process process, Path journal, String url) {
        this.process = process;
        this.journal = journal;
        this.url = url;
    }

    public static ServerOnWindows start(Path folder, String scenario, String... more) throws IOException {
        Path journal = folder.resolve("journal.txt");
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("test.windowsJvm"),
                "-jar",
                System.getProperty("test.runnableJar"),
                "--hosts",
                "local"));
        command.addAll(List.of(more.length == 0 ? new String[] {"--port", "0"} : more));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(folder.resolve("server-errors.txt").toFile());
        builder.environment()
                .put(
                        "WTS_SIMULATOR_SCENARIO",
                        Files.writeString(folder.resolve("scenario"), scenario).toString());
        builder.environment().put("WTS_SIMULATOR_JOURNAL", journal.toString());
        Process process = builder.start();
        return new ServerOnWindows(process, journal, printedUrl(process));
    }

    private static String printedUrl(Process process) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            int url = line.indexOf("service:jmx:rmi:");
            if (url >= 0) {
                return line.substring(url).strip();
            }
            said.append(line).append('\n');
        }
        throw new IOException("The server ended without a URL. It said:\n" + said);
    }

    /** What JConsole connects to. */
    public String url() {
        return url;
    }

    /** Every call of one of these functions, in order. */
    public List<JournalEntry> calls(String... functions) throws IOException {
        return Files.readAllLines(journal).stream()
                .map(JournalEntry::parse)
                .filter(entry -> List.of(functions).contains(entry.function()))
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
