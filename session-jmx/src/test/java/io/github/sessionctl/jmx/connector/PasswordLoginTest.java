package io.github.sessionctl.jmx.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sessionctl.jmx.audit.AuditTrail;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of those who guess; {@link RolesTest} has what clients see. */
class PasswordLoginTest {

    private static final Map<String, Role> ROLES = Map.of("anna", Role.OPERATOR, "victor", Role.VIEWER);

    @TempDir
    private Path folder;

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> audited = new ArrayList<>();
    private final AtomicLong time = new AtomicLong();
    private final AtomicBoolean isClosing = new AtomicBoolean();
    private final LoginDelays delays = new LoginDelays(time::get, pause -> {
        pauses.add(pause);
        time.addAndGet(pause.toNanos());
        return !isClosing.get();
    });

    private PasswordLogin operators;
    private PasswordLogin viewers;

    @BeforeEach
    void write() throws Exception {
        Path passwords = SecretFiles.write(folder, "passwords", "anna op-secret", "victor view-secret");
        AuditTrail trail = new AuditTrail();
        trail.listen(record -> audited.add(record.outcome() + " " + record.explanation()));
        ConnectorAudit audit = new ConnectorAudit(trail, Clock.systemUTC());
        operators = new PasswordLogin(passwords, ROLES, Role.OPERATOR, audit, delays);
        viewers = new PasswordLogin(passwords, ROLES, Role.VIEWER, audit, delays);
    }

    private static Subject login(PasswordLogin door, String user, String password) {
        return door.authenticate(new String[] {user, password});
    }

    private static void assertRefused(PasswordLogin door, String user, String password) {
        assertThatExceptionOfType(SecurityException.class)
                .isThrownBy(() -> login(door, user, password))
                .withMessage("Authentication failed: wrong user name or password.");
    }

    @Test
    void wrongPasswordsAndNamesOfBothRolesCountTogetherAndAreAuditedAsEver() {
        assertRefused(operators, "anna", "wrong");
        assertRefused(viewers, "victor", "wrong");
        assertRefused(operators, "mallory", "wrong");
        assertThat(pauses).isEmpty();

        assertRefused(viewers, "victor", "wrong again");

        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
        assertThat(audited)
                .containsExactly(
                        "REFUSED wrong password, or none in the password file",
                        "REFUSED wrong password, or none in the password file",
                        "REFUSED no such user in the access file",
                        "REFUSED wrong password, or none in the password file");
    }

    @Test
    void rightPasswordAfterWrongOnesWaitsAndComesIn() {
        for (int i = 0; i < 4; i++) {
            assertRefused(operators, "anna", "wrong");
        }
        pauses.clear();

        assertThat(login(operators, "anna", "op-secret").getPrincipals()).isNotEmpty();

        assertThat(pauses).containsExactly(Duration.ofSeconds(2));
        assertThat(audited).last().isEqualTo("DONE ");
    }

    @Test
    void whoIsTurnedAwayIsToldWhenToTryAgainAndThatIsAudited() {
        for (int i = 0; i < 3; i++) {
            assertRefused(operators, "anna", "wrong");
        }
        isClosing.set(true);

        assertThatExceptionOfType(SecurityException.class)
                .isThrownBy(() -> login(operators, "anna", "op-secret"))
                .withMessage(
                        "Authentication failed: too many wrong passwords came from your address. Try again in 30s.");
        assertThat(audited)
                .last()
                .isEqualTo("REFUSED too many wrong passwords from this address; this one was not looked at");
    }
}
