package io.github.sessionctl.jmx.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the result is written. */
final class OutputOptions {

    @Option(names = "--json", order = 1, description = "Write one JSON document, with the fields of docs/json.md.")
    private boolean json;

    boolean isJson() {
        return json;
    }

    /** Writes the result as it was asked for. */
    void write(Terminal terminal, Supplier<Map<String, @Nullable Object>> document, Supplier<List<String>> lines) {
        if (json) {
            terminal.print(text(document.get()));
        } else {
            terminal.print(lines.get());
        }
    }

    /** Pure ASCII, so that no console's idea of an encoding can spoil a name, and every field present. */
    private static String text(Map<String, @Nullable Object> document) {
        try {
            return JSON.builder(JsonFactory.builder()
                                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                                    .build())
                            .enable(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES)
                            .build()
                            .asString(document)
                    + '\n';
        } catch (IOException e) {
            throw new UncheckedIOException("maps and lists of plain values can always be written", e);
        }
    }
}
