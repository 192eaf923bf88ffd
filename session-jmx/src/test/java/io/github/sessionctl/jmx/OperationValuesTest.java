package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.sessionctl.request.RequestOption;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.management.JMException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be asked for in the texts of operations is what may be asked for anywhere. Their numbers have tests of their own. */
@Timeout(60)
class OperationValuesTest {

    private static RemoteBean bean;

    @BeforeAll
    static void register() throws IOException {
        // Nobody is logged on, so that what is right does no harm and takes no time.
        bean = RemoteBean.of("session id=0 name=Services");
    }

    @AfterAll
    static void close() throws IOException {
        bean.close();
    }

    static Stream<Arguments> lines() {
        return RequestValues.about(EnumSet.of(
                        RequestOption.ID,
                        RequestOption.ONE_USER,
                        RequestOption.DISCONNECTED_FOR,
                        RequestOption.IDLE_FOR,
                        RequestOption.ALL,
                        RequestOption.MESSAGE,
                        RequestOption.TITLE))
                .stream()
                .flatMap(line -> calls(line.texts()).map(call -> Arguments.of(call, line)));
    }

    /** The operations that take what a line is about, and what they are called with. */
    private static Stream<Call> calls(Map<RequestOption, String> texts) {
        Set<RequestOption> given = EnumSet.copyOf(texts.keySet());
        String message = texts.get(RequestOption.MESSAGE);
        if (given.contains(RequestOption.ONE_USER)) {
            String user = texts.get(RequestOption.ONE_USER);
            return given.contains(RequestOption.ID)
                    ? Stream.of(
                            call("logoff", 4, user),
                            call("disconnect", 4, user),
                            call("askToLogOff", 4, user, "May I?", 1))
                    : Stream.of(call("logoffUser", user));
        }
        if (given.equals(EnumSet.of(RequestOption.DISCONNECTED_FOR))) {
            String time = texts.get(RequestOption.DISCONNECTED_FOR);
            return Stream.of(call("logoffDisconnected", time), call("planLogoffDisconnected", time));
        }
        if (given.equals(EnumSet.of(RequestOption.IDLE_FOR))) {
            return Stream.of(call("logoffIdle", texts.get(RequestOption.IDLE_FOR), "Save your work.", 1));
        }
        if (given.equals(EnumSet.of(RequestOption.ALL, RequestOption.MESSAGE))) {
            return Stream.of(call("logoffAll", message, 1), call("askToLogOff", 4, "anna", message, 1));
        }
        return given.contains(RequestOption.TITLE)
                ? Stream.of(call("sendMessage", 4, texts.get(RequestOption.TITLE), message))
                : Stream.empty();
    }

    /** An operation, and what it is called with. */
    private record Call(String operation, List<Object> arguments) {
        Object on(RemoteBean called) throws JMException, IOException {
            return called.call(operation, arguments.toArray());
        }
    }

    private static Call call(String operation, Object... arguments) {
        return new Call(operation, List.of(arguments));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void operationSaysYesOrNoAsTheTableDoes(Call call, RequestValues line) {
        Throwable refusal = catchThrowable(() -> call.on(bean));

        if (line.isRight()) {
            assertThat(refusal).isNull();
            return;
        }
        assertThat(refusal).as("%s", line).isNotNull();
        assertThat(refusal.getCause())
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Nothing has been changed: ")
                .hasMessageContaining(line.refusal())
                .hasNoCause();
    }
}
