package io.github.sessionctl.maven.run;

import io.github.sessionctl.maven.parameter.BadParameterException;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.text.TextTable;
import java.io.File;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Files that goals write: whole or not at all, so that nobody reads half a report. */
public final class OutputFile {

    private OutputFile() {}

    /**
     * The file that a parameter names; empty when it names none.
     *
     * @throws BadParameterException when there is a directory in its place, or no file can have that path
     */
    public static Optional<Path> of(String parameter, @Nullable File file) {
        if (file == null) {
            return Optional.empty();
        }
        if (file.isDirectory()) {
            throw new BadParameterException(
                    parameter, "'" + TextTable.oneLine(file.toString()) + "' is a directory; use the path of a file");
        }
        try {
            return Optional.of(file.toPath().toAbsolutePath());
        } catch (InvalidPathException e) {
            throw new BadParameterException(
                    parameter, QuotedInput.of(file.toString()) + " is no path of a file: " + e.getReason());
        }
    }

    /** Writes a JSON report. That it cannot be written is a problem beside those of the run. */
    static void report(Path file, Supplier<Map<String, @Nullable Object>> document, Log log, Problems problems) {
        // Java closes a file under a thread that is interrupted, and what was done until then is to be told.
        boolean wasInterrupted = Thread.interrupted();
        try {
            write(file, JsonText.of(document.get()));
            log.info(TextTable.oneLine("Report: " + file));
        } catch (IOException e) {
            problems.add(file, e);
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Writes the text as UTF-8, in place of what was there; parent directories are made. */
    static void write(Path file, String text) throws IOException {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a directory");
        Files.createDirectories(directory);
        // Not Files.createTempFile: what that makes only its owner may read, and others read reports.
        Path draft = directory.resolve("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.writeString(draft, text, StandardOpenOption.CREATE_NEW);
            try {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
