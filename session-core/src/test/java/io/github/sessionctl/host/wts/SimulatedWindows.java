package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sessionctl.it.simulator.JournalEntry;
import io.github.sessionctl.it.simulator.WtsSimulator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Puts the simulated wtsapi32 under a test, and holds the oracle against the binding after it: no memory leaked, none given back
 * wrongly, no handle left open. Where the library is missing the test is skipped with the reason, and fails where CI=true.
 */
public final class SimulatedWindows implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        begin();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        end();
    }

    /** What comes before a test, for tests to which an extension does not apply. */
    static void begin() {
        Optional<String> missing = WtsSimulator.missing();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(missing).isEmpty();
        }
        assumeTrue(missing.isEmpty(), missing.orElse(""));
        WtsSimulator.requireOurs();
        WtsSimulator.guardPages(Boolean.getBoolean("wts.simulator.guardPages"));
        WtsSimulator.load("host");
    }

    /** Holds the oracle against the binding. */
    static void end() {
        if (WtsSimulator.missing().isPresent()) {
            return;
        }
        assertThat(WtsSimulator.outstandingBlocks()).as("blocks not freed").isZero();
        assertThat(WtsSimulator.wrongFrees()).as("wrong frees").isZero();
        assertThat(WtsSimulator.openHandles()).as("handles left open").isZero();
        assertThat(WtsSimulator.wrongHandles()).as("wrong use of handles").isZero();
    }

    /** The calls that asked Windows for something, in order: all but those that gave memory back. */
    static List<JournalEntry> calls() {
        return WtsSimulator.journal().stream().filter(entry -> !entry.isFree()).toList();
    }

    /** How many calls of a function there were. */
    static long calls(String function) {
        return calls().stream()
                .filter(entry -> entry.function().equals(function))
                .count();
    }
}
