package io.github.sessionctl.jmx.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.jmx.Logged;
import java.security.PrivilegedAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.remote.JMXPrincipal;
import javax.security.auth.Subject;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static AuditRecord record(Caller caller, Map<String, String> parameters) {
        return new AuditRecord(
                Instant.EPOCH, caller, "local", "logoff", parameters, "4 of CORP\\dana", "LOGGED_OFF", "");
    }

    @Test
    void callerInThisProcessIsNamedSo() {
        assertThat(Caller.current())
                .isEqualTo(new Caller(List.of(), "in process"))
                .hasToString("in process");
    }

    @Test
    @SuppressWarnings("removal")
    void principalOfTheSubjectIsTheCaller() {
        Subject anna = new Subject(true, Set.of(new JMXPrincipal("anna")), Set.of(), Set.of());

        // doAs is there on every Java from 17 on, also where it needs no Security Manager any more.
        Caller caller = Subject.doAs(anna, (PrivilegedAction<Caller>) Caller::current);

        assertThat(caller.principals()).containsExactly("anna");
        assertThat(caller).hasToString("anna in process");
    }

    @Test
    void lineSaysWhoWhatAndWhatCameOfIt() {
        assertThat(record(new Caller(List.of("anna"), "10.1.2.3"), Map.of("user", "dana", "sessionId", "4"))
                        .toLine())
                .isEqualTo("1970-01-01T00:00:00Z anna from 10.1.2.3: logoff(sessionId=\"4\", user=\"dana\") on local"
                        + " session 4 of CORP\\dana -> LOGGED_OFF");
    }

    @Test
    void whatACallerTypesCannotForgeALine() {
        String line = record(Caller.AUTOMATIC, Map.of("text", "x\"\r\n1970 anna: logoff"))
                .toLine();

        assertThat(line)
                .contains("text=\"x\\u0022\\u000d\\u000a1970 anna: logoff\"")
                .doesNotContain("\n");
    }

    @Test
    void listenersHearEveryRecordUntilTheyLeaveAndMayFail() {
        AuditTrail trail = new AuditTrail();
        List<AuditRecord> heard = new ArrayList<>();
        trail.listen(record -> {
            throw new IllegalStateException("broken");
        });
        Runnable end = trail.listen(heard::add);
        AuditRecord first = record(Caller.AUTOMATIC, Map.of());

        try (Logged log = new Logged(AuditTrail.LOGGER)) {
            trail.add(first);
            end.run();
            trail.add(record(Caller.AUTOMATIC, Map.of("later", "x")));

            assertThat(heard).containsExactly(first);
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("WARNING"))
                    .containsExactly("WARNING An audit listener failed.", "WARNING An audit listener failed.");
        }
    }

    @Test
    void refusalsAndFailuresAreLoggedAsWarnings() {
        try (Logged log = new Logged(AuditTrail.LOGGER)) {
            for (String outcome : List.of("DONE", "REFUSED", "FAILED", "LOGGED_OFF")) {
                new AuditTrail()
                        .add(new AuditRecord(
                                Instant.EPOCH, Caller.AUTOMATIC, "local", "cleanup", Map.of(), "", outcome, ""));
            }

            assertThat(log.lines())
                    .containsExactly(
                            "INFO 1970-01-01T00:00:00Z automatic: cleanup() on local -> DONE",
                            "WARNING 1970-01-01T00:00:00Z automatic: cleanup() on local -> REFUSED",
                            "WARNING 1970-01-01T00:00:00Z automatic: cleanup() on local -> FAILED",
                            "INFO 1970-01-01T00:00:00Z automatic: cleanup() on local -> LOGGED_OFF");
        }
    }
}
