package io.github.sessionctl.jmx.cli;

import java.time.Duration;

/** {@code java -jar sessionctl.jar}: reads the command line and runs the command. */
public final class Main {

    /** Longer than a fleet waits for its hosts to hand in what they have. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private Main() {}

    /** Ends the JVM with one of the {@link ExitCodes}, unless a signal has ended it already. */
    public static void main(String[] args) {
        Stop stop = new Stop();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop.ask();
                            stop.awaitFinished(LAST_WORDS);
                        },
                        "sessionctl-stop"));
        int code = ExitCodes.FAILED;
        try {
            code = CommandTable.run(args, Terminal.ofProcess(stop));
        } finally {
            stop.finished();
        }
        // Where a signal is ending the JVM, the code is the signal's, and exit would wait for the end for ever.
        if (!stop.isAskedFor()) {
            System.exit(code);
        }
    }
}
