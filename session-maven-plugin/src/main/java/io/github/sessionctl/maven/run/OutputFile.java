package io.github.sessionctl.maven.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import io.github.sessionctl.maven.parameter.BadParameterException;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.text.TextTable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Files that goals write: whole or not at all, so that nobody reads half a report. */
public final class OutputFile {

    /** Pure ASCII, so that no console's or script's idea of an encoding can spoil a name, and with every field present. */
    private static final JSON JSON_TEXT = JSON.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .enable(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES)
            .build();

    private OutputFile() {}

    /** JSON text of maps and lists, null where nothing is known. */
    static String json(Map<String, ?> document) {
        try {
            return JSON_TEXT.asString(document) + '\n';
        } catch (IOException e) {
            throw new UncheckedIOException("maps and lists of plain values can always be written", e);
        }
    }

    /**
     * The file that a parameter names.
     *
     * @param text what was written for it
     * @param file the same, from where relative paths begin
     * @throws BadParameterException when something else is in its place, or no file can have that path
     */
    public static Path of(String parameter, String text, File file) {
        if (text.isEmpty()) {
            throw new BadParameterException(
                    parameter, "the value is empty; use the path of a file, or leave the parameter out");
        }
        if (file.exists() && !file.isFile()) {
            throw new BadParameterException(
                    parameter,
                    "'" + TextTable.oneLine(file.toString()) + "' is "
                            + (file.isDirectory() ? "a directory" : "a device") + "; use the path of a file");
        }
        try {
            return file.toPath().toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new BadParameterException(
                    parameter, QuotedInput.of(file.toString()) + " is no path of a file: " + e.getReason());
        }
    }

    /** Finds out whether it can be written, before anything is done that it is to tell of; what is there stays as it is. */
    public static void probe(Path file, Problems problems) {
        try {
            Files.delete(Files.createFile(draft(file)));
        } catch (IOException e) {
            problems.add(file, e);
        }
    }

    /** Writes a JSON report. That it cannot be written is a problem beside those of the run. */
    static void report(Path file, Supplier<Map<String, @Nullable Object>> document, Log log, Problems problems) {
        // Java closes a file under a thread that is interrupted, and what was done until then is to be told.
        boolean wasInterrupted = Thread.interrupted();
        try {
            write(file, json(document.get()));
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
        Path draft = draft(file);
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

    /** A file beside it, which is not there yet; its directory is. */
    private static Path draft(Path file) throws IOException {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a directory");
        Files.createDirectories(directory);
        // Not Files.createTempFile: what that makes only its owner may read, and others read reports.
        return directory.resolve("." + file.getFileName() + "." + UUID.randomUUID());
    }
}
