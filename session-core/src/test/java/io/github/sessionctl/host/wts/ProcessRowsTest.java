package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionProcess;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class ProcessRowsTest {

    @Test
    void capturedRowBecomesAProcess() {
        LongFunction<String> strings = Captured.strings(Map.of(0xb8366cL, "devenv.exe"));

        assertThat(ProcessRows.decode(
                        Captured.bytes("processes.hex"),
                        strings,
                        address -> address == 0xb83650L ? "BUILD\\builder" : "?"))
                .containsExactly(new SessionProcess(
                        new SessionId(3),
                        4294967292L,
                        "devenv.exe",
                        "BUILD\\builder",
                        85,
                        5120,
                        3L << 30,
                        Duration.ofMinutes(31)));
    }
}
