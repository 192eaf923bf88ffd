package io.github.sessionctl.jmx;

import io.github.sessionctl.request.RequestOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of session-core's table of what may be asked for, and what may not.
 *
 * @param option the one that it is about
 * @param texts all that is given
 * @param isRight whether it makes sense
 * @param refusal a part of the text where it makes none
 */
public record RequestValues(RequestOption option, Map<RequestOption, String> texts, boolean isRight, String refusal) {

    private static final Path TABLE =
            Path.of("../session-core/src/test/resources/io/github/sessionctl/request/request-values.txt");
    private static final Pattern CHARACTER = Pattern.compile("\\\\u([0-9a-f]{4})");

    /** The lines that ask for nothing but these options. */
    public static List<RequestValues> about(Set<RequestOption> options) {
        try {
            return Files.readAllLines(TABLE).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> of(line.split("\\|", -1)))
                    .filter(values -> options.containsAll(values.texts().keySet()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RequestValues of(String[] columns) {
        RequestOption option = RequestOption.valueOf(columns[0].strip());
        Map<RequestOption, String> texts = new EnumMap<>(RequestOption.class);
        for (String beside : columns[4].isBlank() ? new String[0] : columns[4].split(";")) {
            String[] pair = beside.strip().split("=", 2);
            texts.put(RequestOption.valueOf(pair[0]), written(pair[1]));
        }
        texts.put(option, written(columns[1].strip()));
        return new RequestValues(option, texts, columns[2].strip().equals("right"), columns[3].strip());
    }

    private static String written(String text) {
        return CHARACTER
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
    }
}
