package io.github.sessionctl.it.simulator;

import com.sun.jna.NativeLibrary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The simulated {@code wtsapi32} of this process. There is one, as there is one {@code wtsapi32}, so tests that use it
 * do not run at the same time; the methods may be called from any thread.
 *
 * <p>Nothing is loaded at first, and every call answers error 1702 then.
 */
public final class WtsSimulator {

    private WtsSimulator() {}

    /** Empty if the simulated library is there; otherwise why it is not and how to get it. */
    public static Optional<String> missing() {
        try {
            requireOurs();
            return Optional.empty();
        } catch (IllegalStateException | UnsatisfiedLinkError absent) {
            return Optional.of(String.valueOf(absent.getMessage()));
        }
    }

    public static boolean available() {
        return missing().isEmpty();
    }

    /**
     * Makes sure that the {@code wtsapi32} which is loaded is the simulated one, and neither Windows' nor Wine's.
     *
     * @throws IllegalStateException if it is another one, or none
     */
    public static void requireOurs() {
        NativeLibrary library;
        try {
            library = NativeLibrary.getInstance(ControlFunctions.LIBRARY);
        } catch (UnsatisfiedLinkError absent) {
            throw new IllegalStateException(
                    "The simulated wtsapi32 is not there. It is built on Linux x86-64 with gcc and libwinpr2-dev, and"
                            + " for Windows with gcc-mingw-w64-x86-64-win32: install them and build it/wts-simulator.",
                    absent);
        }
        try {
            library.getFunction(ControlFunctions.MARK);
        } catch (UnsatisfiedLinkError foreign) {
            throw new IllegalStateException(
                    "The wtsapi32 that is loaded is not the simulated one: it does not export "
                            + ControlFunctions.MARK
                            + ". Under Wine, copy ours into system32 and set the DLL override of wtsapi32 to native.",
                    foreign);
        }
    }

    /**
     * Replaces the simulated machine, and clears the journal and all counters. Calls that are still waiting end with
     * error 1726.
     *
     * @param scenario a scenario file's text
     * @throws IllegalArgumentException if the scenario is wrong, with the line and the problem; then nothing is loaded
     */
    public static void load(String scenario) {
        int line = ControlFunctions.WtsSimLoad(utf8(scenario));
        if (line != 0) {
            throw new IllegalArgumentException("line " + line + ": " + text(ControlFunctions::WtsSimProblem));
        }
    }

    /**
     * Lets something happen to a session now, as a {@code change} statement does before a call; on the machine of a
     * server where {@code server=NAME} is among the keys.
     *
     * @param keys a change statement's keys but {@code before} and {@code call}, such as {@code session=4 gone=yes}
     * @throws IllegalArgumentException if they are wrong, or no scenario is loaded; then nothing has happened
     */
    public static void change(String keys) {
        if (ControlFunctions.WtsSimChange(utf8(keys)) != 0) {
            throw new IllegalArgumentException(text(ControlFunctions::WtsSimProblem));
        }
    }

    /** How many calls are under way and have not returned: slow ones, waiting ones and those that hang. */
    public static int waitingCalls() {
        return ControlFunctions.WtsSimWaitingCalls();
    }

    /**
     * How many calls of {@code WTSWaitSystemEvent} are waiting. What happens while there is none is lost, so a test looks
     * here before it lets something happen.
     */
    public static int eventWaits() {
        return ControlFunctions.WtsSimEventWaits();
    }

    /** All calls since the scenario was loaded or the journal was cleared, in the order in which they ended. */
    public static List<JournalEntry> journal() {
        return text(ControlFunctions::WtsSimJournal)
                .lines()
                .map(JournalEntry::parse)
                .toList();
    }

    /** The calls that are not frees: what a feature costs. */
    public static List<JournalEntry> calls() {
        return journal().stream().filter(entry -> !entry.isFree()).toList();
    }

    public static void clearJournal() {
        ControlFunctions.WtsSimClearJournal();
    }

    /** Whether calls leave a line in the journal, from now on. Without, they take less time: for measurements. */
    public static void keepJournal(boolean kept) {
        ControlFunctions.WtsSimKeepJournal(kept ? 1 : 0);
    }

    /** How many blocks were handed out and not freed. */
    public static int outstandingBlocks() {
        return ControlFunctions.WtsSimOutstanding();
    }

    /** How often something was freed with the wrong function, class or count, twice, or that was never handed out. */
    public static int wrongFrees() {
        return ControlFunctions.WtsSimWrongFrees();
    }

    public static int openHandles() {
        return ControlFunctions.WtsSimOpenHandles();
    }

    /** How often a server handle was used after it was closed, closed twice, or closed although it is this machine's. */
    public static int wrongHandles() {
        return ControlFunctions.WtsSimWrongHandles();
    }

    /**
     * Whether blocks, from now on, end at an inaccessible page and become inaccessible when freed. Reading what one must
     * not read then ends the JVM, or throws an {@link Error} where JNA's protected mode is on.
     */
    public static void guardPages(boolean on) {
        ControlFunctions.WtsSimGuardPages(on ? 1 : 0);
    }

    private static byte[] utf8(String text) {
        return (text + '\0').getBytes(StandardCharsets.UTF_8);
    }

    private interface TextFunction {
        int copy(byte[] buffer, int capacity);
    }

    /** Asks again with a greater buffer until everything fits, because the text may grow in between. */
    private static String text(TextFunction function) {
        byte[] buffer = new byte[8192];
        int needed = function.copy(buffer, buffer.length);
        while (needed > buffer.length) {
            buffer = new byte[needed + 8192];
            needed = function.copy(buffer, buffer.length);
        }
        return new String(buffer, 0, needed - 1, StandardCharsets.UTF_8);
    }
}
