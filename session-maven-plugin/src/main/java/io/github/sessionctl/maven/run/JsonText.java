package io.github.sessionctl.maven.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Makes JSON text of maps and lists. Pure ASCII, so that no console's or script's idea of an encoding can spoil a name, and with every
 * field present, null where nothing is known.
 */
final class JsonText {

    private static final JSON JSON_TEXT = JSON.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .enable(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES)
            .build();

    private JsonText() {}

    static String of(Map<String, ?> document) {
        try {
            return JSON_TEXT.asString(document) + '\n';
        } catch (IOException e) {
            throw new UncheckedIOException("maps and lists of plain values can always be written", e);
        }
    }
}
