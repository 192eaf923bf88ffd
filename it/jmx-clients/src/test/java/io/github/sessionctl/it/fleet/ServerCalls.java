package io.github.sessionctl.it.fleet;

import io.github.sessionctl.it.simulator.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls of wtsapi32.dll that have come back, by the server that was asked. */
final class ServerCalls {

    private final Map<String, List<JournalEntry>> calls;

    private ServerCalls(Map<String, List<JournalEntry>> calls) {
        this.calls = calls;
    }

    static ServerCalls read(Path journal) throws IOException {
        Map<String, String> names = new HashMap<>();
        Map<String, List<JournalEntry>> calls = new TreeMap<>();
        String text = Files.readString(journal);
        // The process that writes it may be within a line.
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            JournalEntry call = JournalEntry.parse(line);
            // The number that the journal gives to a server.
            String server = call.argument("server").orElse("none");
            if (call.function().equals("WTSOpenServerExW")) {
                names.put(server, call.argument("name").orElseThrow());
            }
            calls.computeIfAbsent(names.getOrDefault(server, server), name -> new ArrayList<>())
                    .add(call);
        }
        return new ServerCalls(calls);
    }

    /** The sessions of this kind of call on each server that has answered it, in order. */
    Map<String, List<Long>> sessions(String function) {
        Map<String, List<Long>> sessions = new TreeMap<>();
        calls.forEach((server, all) -> all.stream()
                .filter(call -> call.function().equals(function))
                .forEach(call -> sessions.computeIfAbsent(server, name -> new ArrayList<>())
                        .add(call.session().orElse(-1))));
        return sessions;
    }
}
