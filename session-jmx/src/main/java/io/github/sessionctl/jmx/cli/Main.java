package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.jmx.server.Announcement;
import io.github.sessionctl.jmx.server.ServerSettings;
import io.github.sessionctl.jmx.server.SessionServer;
import io.github.sessionctl.session.SessionException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;

/** {@code java -jar sessionctl.jar}: serves until the process is ended. What goes wrong is one line, never a stack trace. */
public final class Main {

    private Main() {}

    /** Ends the JVM with 1 when the server could not start, and with 2 when the command line was wrong. */
    public static void main(String[] args) throws InterruptedException {
        int code = run(args, System.out, System.err);
        if (code != ExitCode.OK) {
            System.exit(code);
        }
    }

    private static int run(String[] args, PrintStream out, PrintStream err) throws InterruptedException {
        Optional<ServerSettings> options;
        try {
            options = ServerOptions.parse(args, out);
        } catch (ParameterException e) {
            CommandLine command = e.getCommandLine();
            err.println("sessionctl: " + e.getMessage());
            err.println("Try: java -jar sessionctl.jar --help");
            return command.getCommandSpec().exitCodeOnInvalidInput();
        }
        return options.isEmpty() ? ExitCode.OK : serve(options.get(), out, err);
    }

    private static int serve(ServerSettings options, PrintStream out, PrintStream err) throws InterruptedException {
        try (SessionServer server = SessionServer.start(options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "sessionctl-shutdown"));
            Announcement.of(server).forEach(out::println);
            out.flush();
            server.awaitClose();
            return ExitCode.OK;
        } catch (SessionException e) {
            err.println("sessionctl: " + (isLocalElsewhere(e) ? elsewhere() : e.getMessage()));
            return ExitCode.SOFTWARE;
        } catch (IOException e) {
            err.println(
                    "sessionctl: cannot serve on port " + options.connector().port() + " of 127.0.0.1: "
                            + rootMessage(e) + ". Use another one with --port, or --port 0 for any that is free.");
            return ExitCode.SOFTWARE;
        }
    }

    private static boolean isLocalElsewhere(SessionException failure) {
        return failure.host().equals(HostAddress.LOCAL.toString()) && !SessionHosts.isWindows();
    }

    private static String elsewhere() {
        return System.getProperty("os.name")
                + " has no Windows sessions. Run this on Windows, or try it out here with --hosts simulated";
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
