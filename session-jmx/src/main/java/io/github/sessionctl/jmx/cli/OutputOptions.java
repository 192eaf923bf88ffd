package io.github.sessionctl.jmx.cli;

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
            terminal.print(JsonText.of(document.get()));
        } else {
            terminal.print(lines.get());
        }
    }
}
