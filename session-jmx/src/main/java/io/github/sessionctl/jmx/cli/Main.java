package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.ShutdownStop;

/** {@code java -jar sessionctl.jar}: reads the command line and runs the command. */
public final class Main {

    private Main() {}

    /** Ends the JVM with one of the {@link ExitCodes}, unless a signal has ended it already. */
    public static void main(String[] args) {
        ShutdownStop stop = ShutdownStop.ofProcess();
        int code;
        try (stop) {
            code = CommandTable.run(args, Terminal.ofProcess(stop));
        }
        // Where a signal is ending the JVM, the code is the signal's, and exit would wait for the end for ever.
        if (!stop.isAskedFor()) {
            System.exit(code);
        }
    }
}
