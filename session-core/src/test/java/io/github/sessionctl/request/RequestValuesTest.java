package io.github.sessionctl.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of what may be asked for, against the request itself. The tests of each front end hold that against the same table. */
class RequestValuesTest {

    private static final Pattern CHARACTER = Pattern.compile("\\\\u([0-9a-f]{4})");

    /** A line of the table. */
    record Line(RequestOption option, Map<RequestOption, String> texts, boolean isRight, String refusal) {

        static Line of(String line) {
            String[] columns = line.split("\\|", -1);
            assertThat(columns).as(line).hasSize(5);
            RequestOption option = RequestOption.valueOf(columns[0].strip());
            Map<RequestOption, String> texts = new EnumMap<>(RequestOption.class);
            for (String beside : columns[4].isBlank() ? new String[0] : columns[4].split(";")) {
                String[] pair = beside.strip().split("=", 2);
                texts.put(RequestOption.valueOf(pair[0]), written(pair[1]));
            }
            texts.put(option, written(columns[1].strip()));
            assertThat(columns[2].strip()).as(line).isIn("right", "wrong");
            return new Line(option, texts, columns[2].strip().equals("right"), columns[3].strip());
        }

        private static String written(String text) {
            return CHARACTER
                    .matcher(text)
                    .replaceAll(found ->
                            Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
        }
    }

    static List<Line> lines() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/io/github/sessionctl/request/request-values.txt"))
                .stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Line::of)
                .toList();
    }

    private static void read(Map<RequestOption, String> texts) {
        SessionRequest request = SessionRequest.of(texts, RequestOption::commandLineOption);
        if (texts.containsKey(RequestOption.TITLE) || texts.containsKey(RequestOption.SHOW_FOR)) {
            request.selected(true);
            request.message();
        } else {
            request.logoff();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void requestSaysYesOrNoAsTheTableDoes(Line line) {
        if (line.isRight()) {
            assertThatCode(() -> read(line.texts())).doesNotThrowAnyException();
            return;
        }
        RefusedRequestException refusal = catchThrowableOfType(RefusedRequestException.class, () -> read(line.texts()));
        assertThat(refusal).as("%s", line).isNotNull();
        assertThat(refusal).hasMessageContaining(line.refusal()).hasMessageContaining(refusal.problem());
        refusal.option().ifPresent(option -> assertThat(refusal).hasMessageStartingWith(option.commandLineOption()));
    }

    @ParameterizedTest
    @EnumSource
    void everyOptionHasRightAndWrongValuesInTheTable(RequestOption option) throws IOException {
        assertThat(lines())
                .filteredOn(line -> line.option() == option)
                .extracting(Line::isRight)
                .contains(true, false);
        assertThat(lines())
                .anyMatch(line ->
                        line.option() == option && line.texts().get(option).isEmpty());
    }

    @Test
    void refusalOfAWrongTextNamesItsOptionAsTheUserWroteIt() {
        RefusedRequestException refusal = catchThrowableOfType(
                RefusedRequestException.class,
                () -> SessionRequest.of(
                        Map.of(RequestOption.MAX_LOGOFFS, "0"), option -> "option " + option.parameter()));

        assertThat(refusal).hasMessageStartingWith("option maxLogoffs: '0' is not a whole number");
        assertThat(refusal.option()).contains(RequestOption.MAX_LOGOFFS);
    }
}
