package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.fleet.FleetProgress;
import io.github.sessionctl.fleet.ShutdownStop;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.text.TextTable;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * Where a command writes: what was asked for to the one stream, progress and errors to the other, so that the first can be piped. A person's Ctrl-C
 * asks it to stop; where nothing happens for as long as its patience, a line says who is waited for. Safe for use by several threads.
 */
record Terminal(PrintStream out, PrintStream err, ShutdownStop stop, Duration patience) {

    private static final int LONGEST_COMPLAINT = 800;

    /** Of a process. */
    static Terminal ofProcess(ShutdownStop stop) {
        return new Terminal(System.out, System.err, stop, Duration.ofSeconds(5));
    }

    void print(List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }

    /** One document, with its line end. */
    void print(String document) {
        out.print(document);
        out.flush();
    }

    /** Says how a run goes on. */
    FleetProgress progress() {
        return new FleetProgress(patience, this::say);
    }

    /** How it goes on: one line, whatever a user's name contains. */
    void say(String progress) {
        err.println(TextTable.oneLine(progress));
    }

    /** Something went wrong: one line, of bounded length. */
    void complain(String problem) {
        say("sessionctl: " + shortened(problem));
    }

    /** Texts of the parser and of the JDK repeat what was typed, all of it; what is to be done stands at the end. */
    private static String shortened(String message) {
        return message.length() <= LONGEST_COMPLAINT
                ? message
                : message.substring(0, LONGEST_COMPLAINT / 2) + " ... "
                        + message.substring(message.length() - LONGEST_COMPLAINT / 2);
    }

    /** A host could not be asked: one line with what to do next. */
    void complain(SessionException failure) {
        boolean isLocalElsewhere = failure.host().equals(HostAddress.LOCAL.toString()) && !SessionHosts.isWindows();
        complain(
                isLocalElsewhere
                        ? System.getProperty("os.name")
                                + " has no Windows sessions. Run this on Windows, or try it out here with --hosts simulated"
                        : String.valueOf(failure.getMessage()));
    }
}
