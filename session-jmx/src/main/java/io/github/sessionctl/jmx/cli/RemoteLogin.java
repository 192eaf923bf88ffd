package io.github.sessionctl.jmx.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.stream.Stream;

/**
 * With what to log in to a server.
 *
 * @param name the user's name there
 * @param password the password
 */
record RemoteLogin(String name, String password) {

    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    /** Reads the password from the file's first line. Where the file system tells, others must not be able to read it. */
    static RemoteLogin read(String name, Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
                throw new WrongCommandLineException("--password-file " + file
                        + " can be read by others than its owner; take that right away, with chmod 600");
            }
            String password = lines.findFirst().orElse("");
            if (password.isEmpty()) {
                throw new WrongCommandLineException(
                        "--password-file " + file + " is empty; its first line must be the password");
            }
            return new RemoteLogin(name, password);
        } catch (IOException e) {
            throw new WrongCommandLineException(
                    "--password-file " + file + " cannot be read (" + e + "); check the path");
        }
    }

    /** As a connector wants it. */
    String[] credentials() {
        return new String[] {name, password};
    }

    /** Without the password. */
    @Override
    public String toString() {
        return name;
    }
}
