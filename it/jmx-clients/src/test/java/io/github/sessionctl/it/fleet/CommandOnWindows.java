package io.github.sessionctl.it.fleet;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.sessionctl.it.jconsole.ServerOnWindows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One command of the runnable jar over all servers, on a Windows JVM of its own. */
final class CommandOnWindows implements AutoCloseable {

    private final Path folder;
    private final Process process;

    private CommandOnWindows(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    static CommandOnWindows start(Path folder, String... command) throws IOException {
        Files.createDirectory(folder);
        List<String> arguments = new ArrayList<>(Arrays.asList(command));
        arguments.addAll(List.of("--json", "--hosts", FleetScenario.hosts()));
        Process process = ServerOnWindows.jar(folder, FleetScenario.text(), arguments)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        return new CommandOnWindows(folder, process);
    }

    /** Whether it has come to its end by then. */
    boolean endsWithin(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    int exitCode() {
        return process.exitValue();
    }

    /** What the document says of each host. */
    Map<String, Map<?, ?>> hosts() throws IOException {
        Map<String, Map<?, ?>> hosts = new LinkedHashMap<>();
        Map<String, Object> document = JSON.std.mapFrom(Files.readString(folder.resolve("output.txt")));
        for (Object host : (List<?>) document.get("hosts")) {
            hosts.put((String) ((Map<?, ?>) host).get("host"), (Map<?, ?>) host);
        }
        return hosts;
    }

    List<String> errors() throws IOException {
        return Files.readAllLines(folder.resolve("errors.txt"));
    }

    ServerCalls calls() throws IOException {
        return ServerCalls.read(ServerOnWindows.journal(folder));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
