package io.github.sessionctl.jmx.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sessionctl.jmx.RequestValues;
import io.github.sessionctl.request.RequestOption;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be asked for in the agent's options is what may be asked for anywhere. */
class AgentValuesTest {

    /** In lists, a semicolon stands for the comma of everywhere else. */
    static Stream<RequestValues> lines() {
        return RequestValues.about(EnumSet.of(
                        RequestOption.DISCONNECTED_FOR,
                        RequestOption.INCLUDE_USERS,
                        RequestOption.EXCLUDE_USERS,
                        RequestOption.KEEP_IF_RUNNING,
                        RequestOption.INCLUDE_CONSOLE,
                        RequestOption.MAX_LOGOFFS,
                        RequestOption.TIMEOUT,
                        RequestOption.DRY_RUN))
                .stream()
                .filter(line -> line.texts().values().stream().noneMatch(text -> text.contains(";")));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void agentSaysYesOrNoAsTheTableDoes(RequestValues line) {
        String options = "cleanupEvery=15m," + written(line.texts());

        if (line.isRight()) {
            assertThatCode(() -> AgentOptions.parse(options)).doesNotThrowAnyException();
            return;
        }
        IllegalArgumentException refusal =
                catchThrowableOfType(IllegalArgumentException.class, () -> AgentOptions.parse(options));
        assertThat(refusal).as(options).isNotNull();
        assertThat(refusal)
                .hasMessageContaining(line.refusal())
                .hasMessageEndingWith(".")
                .message()
                .doesNotEndWith("..");
    }

    private static String written(Map<RequestOption, String> texts) {
        return texts.entrySet().stream()
                .map(given ->
                        given.getKey().parameter() + '=' + given.getValue().replace(',', ';'))
                .collect(Collectors.joining(","));
    }
}
