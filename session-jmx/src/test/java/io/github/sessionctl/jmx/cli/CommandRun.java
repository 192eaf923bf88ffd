package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.ShutdownStop;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * A command line that was run in this JVM.
 *
 * @param code the exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record CommandRun(int code, String out, String err) {

    private static final Duration NEVER = Duration.ofDays(1);

    /** Runs it to its end. */
    static CommandRun of(String... args) {
        return of(new ShutdownStop(), NEVER, args);
    }

    /** Runs it to its end, or until it is stopped. */
    static CommandRun of(ShutdownStop stop, Duration patience, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = CommandTable.run(args, new Terminal(stream(out), stream(err), stop, patience));
        return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    List<String> errLines() {
        return err.lines().toList();
    }
}
