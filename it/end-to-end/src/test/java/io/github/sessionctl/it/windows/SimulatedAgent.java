package io.github.sessionctl.it.windows;

import io.github.sessionctl.it.simulator.JournalEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A machine for a process on the Windows JVM: the scenario that its wtsapi32.dll plays, and the journal that it keeps. */
final class SimulatedAgent {

    /** Who must be left alone, and 4 and 7, who may be logged off. Under Wine the console is the own session, so one has its name. */
    static final String SHARED_AGENT = """
            host name=AGENT-07 own=3
            session id=0 name=Services state=Disconnected
            session id=1 name=Console state=Disconnected user=anna domain=BUILD logonAgo=3h disconnectedFor=1h
            session id=2 name=RDP-Tcp#2 state=Active user=bernd domain=CORP logonAgo=2h idleFor=5m
            session id=3 state=Disconnected user=builder domain=BUILD logonAgo=9h disconnectedFor=8h
            session id=4 state=Disconnected user="dana fox" domain=CORP logonAgo=26h disconnectedFor=2h logoffTakes=400ms
            session id=7 state=Disconnected user=emil domain=CORP logonAgo=26h disconnectedFor=3h logoffTakes=700ms
            session id=9 state=Disconnected
            session id=65536 name=RDP-Tcp state=Listen
            """;

    private final Path scenario;
    private final Path journal;

    /** Sets the machine up in a folder. */
    SimulatedAgent(Path folder, String scenarioText) throws IOException {
        scenario = Files.writeString(folder.resolve("agent.scenario"), scenarioText);
        journal = folder.resolve("journal.txt");
    }

    /** What the simulator needs to know, for a process's environment. */
    Map<String, String> environment() {
        return Map.of("WTS_SIMULATOR_SCENARIO", scenario.toString(), "WTS_SIMULATOR_JOURNAL", journal.toString());
    }

    /** Every call of a function, in order. */
    List<JournalEntry> calls(String function) {
        try {
            return Files.readAllLines(journal).stream()
                    .map(JournalEntry::parse)
                    .filter(entry -> entry.function().equals(function))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JournalEntry> logoffs() {
        return calls("WTSLogoffSession");
    }

    /** Whether memory was given back as often as it was handed out by the functions that do so. */
    boolean isEverythingFreed() {
        long handedOut = Stream.of("WTSEnumerateSessionsExW", "WTSQuerySessionInformationW", "WTSEnumerateProcessesExW")
                .flatMap(function -> calls(function).stream())
                .filter(JournalEntry::succeeded)
                .count();
        int freed = calls("WTSFreeMemory").size() + calls("WTSFreeMemoryExW").size();
        return handedOut == freed;
    }
}
