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

    /** Serves this machine's sessions. */
    public static ServerOnWindows start(Path folder, String scenario, String... more) throws IOException {
        List<String> options = more.length == 0 ? List.of("--port", "0") : List.of(more);
        return serving("local", folder, scenario, options);
    }

    /**
     * Serves the sessions of these hosts.
     *
     * @param hosts as {@code --hosts} wants them
     */
    public static ServerOnWindows serving(String hosts, Path folder, String scenario, List<String> options)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--hosts", hosts));
        arguments.addAll(options);
        Process process = jar(folder, scenario, arguments)
                .redirectError(folder.resolve("server-errors.txt").toFile())
                .start();
        return new ServerOnWindows(process, journal(folder), printedUrl(process));
    }

    /** The runnable jar with these arguments on the Windows JVM, ready to start; its journal is in that folder. */
    public static ProcessBuilder jar(Path folder, String scenario, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("test.windowsJvm"),
                // As sessionctl.cmd starts it.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                System.getProperty("test.runnableJar")));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment()
                .put(
                        "WTS_SIMULATOR_SCENARIO",
                        Files.writeString(folder.resolve("scenario"), scenario).toString());
        builder.environment().put("WTS_SIMULATOR_JOURNAL", journal(folder).toString());
        return builder;
    }

    /** Where a process that was started in this folder leaves what it has asked of wtsapi32.dll. */
    public static Path journal(Path folder) {
        return folder.resolve("journal.txt");
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
