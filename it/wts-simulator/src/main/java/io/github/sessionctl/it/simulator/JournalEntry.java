package io.github.sessionctl.it.simulator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One call of a {@code wtsapi32} function, as the simulator saw it.
 *
 * @param function the function's name
 * @param arguments what it was called with and what it answered, in the order of the journal; the README lists the keys
 */
public record JournalEntry(String function, Map<String, String> arguments) {

    public JournalEntry {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /**
     * Reads one line of the journal.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static JournalEntry parse(String line) {
        return new JournalLine(line).read();
    }

    public Optional<String> argument(String key) {
        return Optional.ofNullable(arguments.get(key));
    }

    /** The session ID as it was passed, so 4294967295 for the caller's own; empty where the function takes none. */
    public OptionalLong session() {
        return number("session").map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** The class of a query, such as 25, or of a free. */
    public OptionalInt informationClass() {
        return number("class").map(value -> OptionalInt.of(value.intValue())).orElseGet(OptionalInt::empty);
    }

    /** Whether the call asked to wait for its end (bWait). */
    public boolean waits() {
        return number("wait").filter(wait -> wait != 0).isPresent();
    }

    /** Whether it went to a server that was opened, and not to this machine. */
    public boolean isRemote() {
        return argument("server").filter(server -> !server.equals("local")).isPresent();
    }

    public boolean succeeded() {
        return number("result").filter(result -> result != 0).isPresent();
    }

    /** The Win32 error that the call failed with; 0 after success. */
    public int error() {
        return number("error").map(Long::intValue).orElse(0);
    }

    /** Whether it gave memory back, as opposed to asking for something. */
    public boolean isFree() {
        return function.startsWith("WTSFreeMemory");
    }

    private Optional<Long> number(String key) {
        return argument(key).map(Long::valueOf);
    }
}
