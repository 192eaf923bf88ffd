package io.github.sessionctl;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.host.wts.WtsSessionHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Opens hosts. The only place that picks an implementation; the simulated one only ever by name. Safe for use by several threads.
 *
 * <pre>{@code
 * try (SessionHost host = SessionHosts.open("local")) {
 *     host.list().forEach(System.out::println);
 * }
 * }</pre>
 */
public final class SessionHosts {

    private SessionHosts() {}

    /** Whether this machine has the session API, so that {@code local} can be opened. */
    public static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /**
     * Opens the host with this address.
     *
     * @param address such as {@code local} or {@code simulated:FILE}
     * @throws IllegalArgumentException when the text is no address
     * @throws SessionException when the host cannot be opened
     */
    public static SessionHost open(String address) {
        return open(HostAddress.parse(address));
    }

    /**
     * Opens the host with this address; the caller closes it.
     *
     * @throws SessionException when the host cannot be opened
     */
    public static SessionHost open(HostAddress address) {
        return switch (address.kind()) {
            case LOCAL -> local();
            case SIMULATED -> new SimulatedHost(address, scenario(address), InstantSource.system());
            case SERVER, BROKER, DOMAIN ->
                throw failure(
                        Reason.UNSUPPORTED_SYSTEM,
                        address,
                        "this version reaches only the machine it runs on",
                        "Run it on that machine, with host local.",
                        null);
        };
    }

    private static SessionHost local() {
        if (!isWindows()) {
            throw failure(
                    Reason.UNSUPPORTED_SYSTEM,
                    HostAddress.LOCAL,
                    System.getProperty("os.name") + " has no Windows sessions",
                    "Run it on Windows, or use host simulated to try it out.",
                    null);
        }
        return WtsSessionHost.local();
    }

    private static Scenario scenario(HostAddress address) {
        if (address.name().isEmpty()) {
            return Scenario.builtIn();
        }
        try {
            return Scenario.parse(Files.readString(Path.of(address.name())));
        } catch (IOException | InvalidPathException e) {
            throw failure(
                    Reason.INVALID_ADDRESS,
                    address,
                    "the scenario file cannot be read (" + e + ")",
                    "Check the path; it is taken from the current directory.",
                    e);
        } catch (IllegalArgumentException e) {
            throw failure(
                    Reason.INVALID_ADDRESS,
                    address,
                    "the scenario file is wrong in " + e.getMessage(),
                    "Correct that line.",
                    e);
        }
    }

    private static SessionException failure(
            Reason reason, HostAddress address, String problem, String nextStep, @Nullable Throwable cause) {
        return SessionException.of(reason, SessionOperation.OPEN, address.toString(), problem, nextStep, cause);
    }
}
