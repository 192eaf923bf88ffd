package io.github.sessionctl.host.wts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;

/** Bytes that a wtsapi32 has handed out, kept as text: lines of hexadecimal digits, and remarks behind {@code #}. */
final class Captured {

    private Captured() {}

    static byte[] bytes(String name) {
        try (InputStream resource = Objects.requireNonNull(Captured.class.getResourceAsStream(name), name)) {
            StringBuilder digits = new StringBuilder();
            new String(resource.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(digits::append);
            return HexFormat.of().parseHex(digits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Memory in which these strings lay; any other address but null is an error. */
    static LongFunction<String> strings(Map<Long, String> strings) {
        return address -> address == 0 ? "" : Objects.requireNonNull(strings.get(address));
    }
}
