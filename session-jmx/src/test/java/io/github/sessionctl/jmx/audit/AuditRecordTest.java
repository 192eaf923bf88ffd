package io.github.sessionctl.jmx.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditRecordTest {

    @Test
    void lineShortensAHugeParameterAndSaysHowLongItIs() {
        AuditRecord record = new AuditRecord(
                Instant.EPOCH,
                Caller.AUTOMATIC,
                "local",
                "logoffAll",
                Map.of("message", "x".repeat(5_000_000)),
                "",
                "REFUSED",
                "");

        assertThat(record.toLine()).hasSizeLessThan(5_000).contains("xxx\"... of 5000000 characters)");
        assertThat(record.parameters().get("message")).hasSize(5_000_000);
    }
}
