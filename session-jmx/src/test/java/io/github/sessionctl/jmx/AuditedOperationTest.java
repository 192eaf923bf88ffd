package io.github.sessionctl.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.jmx.audit.AuditTrail;
import io.github.sessionctl.jmx.audit.Caller;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.logoff.LogoffRunner;
import io.github.sessionctl.logoff.LogoffSelectors;
import io.github.sessionctl.session.SessionId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditedOperationTest {

    private final AuditedOperation operation = new AuditedOperation(
            new AuditTrail(), InstantSource.system(), Caller.AUTOMATIC, "simulated", "logoff", Map.of());

    private static LogoffPlan plan(String user) {
        try (WatchedHost host = new WatchedHost(WatchedHost.AGENT)) {
            return new LogoffRunner(Duration.ZERO)
                    .plan(
                            host,
                            LogoffSelectors.builder()
                                    .id(new SessionId(4))
                                    .user(OperationInput.user(user))
                                    .build());
        }
    }

    @Test
    void planThatLogsNobodyOffTouchesNobody() {
        operation.planned(plan("emil"));

        assertThat(operation.mayHaveActed()).isFalse();
    }

    @Test
    void fromTheMomentWhenSomebodyIsToBeLoggedOffSomethingMayHaveHappened() {
        operation.planned(plan("dana fox"));

        assertThat(operation.mayHaveActed()).isTrue();
    }
}
