package io.github.sessionctl.jmx.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text of maps and lists: pure ASCII, so that no console's idea of an encoding can spoil a name, and every field present. */
final class JsonText {

    private static final JSON WRITER = JSON.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .enable(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES)
            .build();

    private JsonText() {}

    static String of(Map<String, @Nullable Object> document) {
        try {
            return WRITER.asString(document) + '\n';
        } catch (IOException e) {
            throw new UncheckedIOException("maps and lists of plain values can always be written", e);
        }
    }
}
