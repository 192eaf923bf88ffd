package io.github.sessionctl.host.simulated;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The file that the address of a simulated host names. */
final class ScenarioFile {

    /** No scenario comes near it, and devices never end. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private ScenarioFile() {}

    /**
     * Reads the scenario that {@code simulated} or {@code simulated:FILE} means.
     *
     * @throws SessionException with {@link Reason#INVALID_ADDRESS} when the file cannot be read or is no scenario
     */
    static Scenario read(HostAddress address) {
        if (address.name().isEmpty()) {
            return Scenario.builtIn();
        }
        try {
            return Scenario.parse(text(Path.of(address.name())));
        } catch (IOException | InvalidPathException e) {
            throw unusable(
                    address,
                    "the scenario file cannot be read (" + e + ")",
                    "Check the path; it is taken from the current directory.",
                    e);
        } catch (IllegalArgumentException e) {
            throw unusable(address, "the scenario file is wrong in " + e.getMessage(), "Correct that line.", e);
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("it is larger than " + MOST_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    private static SessionException unusable(HostAddress address, String problem, String nextStep, Exception cause) {
        return SessionException.of(
                Reason.INVALID_ADDRESS, SessionOperation.OPEN, address.toString(), problem, nextStep, cause);
    }
}
