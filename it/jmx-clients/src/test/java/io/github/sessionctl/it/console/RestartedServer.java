package io.github.sessionctl.it.console;

import io.github.sessionctl.it.jconsole.ServerOnWindows;
import io.github.sessionctl.it.simulator.JournalEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server on the Windows JVM that is stopped and started again under the same URL, as a walk wishes. */
final class RestartedServer implements AutoCloseable {

    private final Path folder;
    private final String scenario;
    private final int port;
    private final List<ServerOnWindows> servers = new ArrayList<>();

    RestartedServer(Path folder, String scenario) throws IOException {
        this.folder = folder;
        this.scenario = scenario;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        start();
    }

    private void start() throws IOException {
        Path own = Files.createDirectory(folder.resolve("start-" + servers.size()));
        servers.add(ServerOnWindows.start(own, scenario, "--port", Integer.toString(port)));
    }

    String url() {
        return servers.get(0).url();
    }

    /** Does what the walk asks for. */
    void fulfil(String wish) {
        try {
            switch (wish) {
                case "stop the server" -> close();
                case "start the server" -> start();
                default -> throw new IllegalArgumentException("Nobody can " + wish);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every call of one of these functions, of all servers, in order. */
    List<JournalEntry> calls(String... functions) throws IOException {
        List<JournalEntry> calls = new ArrayList<>();
        for (ServerOnWindows server : servers) {
            calls.addAll(server.calls(functions));
        }
        return calls;
    }

    @Override
    public void close() {
        servers.get(servers.size() - 1).close();
    }
}
