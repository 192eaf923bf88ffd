package io.github.sessionctl.jmx.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class ObjectionTest {

    private static final SessionLine ACTIVE = Lines.active(2, "CORP\\bernd");
    private static final SessionLine DISCONNECTED = Lines.disconnected(4, "CORP\\dana");
    private static final SessionLine CONSOLE = Lines.line(1, "Active", "BUILD\\anna", "CONSOLE");
    private static final SessionLine NOBODY = Lines.line(9, "Connected", "", "NO_USER");

    private static Set<ConsoleAction> allowed(Set<ObjectName> readOnly, SessionLine... selected) {
        Set<ConsoleAction> allowed = EnumSet.allOf(ConsoleAction.class);
        allowed.removeIf(action ->
                Objection.to(action, Arrays.asList(selected), readOnly).isPresent());
        return allowed;
    }

    @Test
    void nothingSpeaksAgainstAnythingOnOneActiveUser() {
        assertThat(allowed(Set.of(), ACTIVE)).containsExactly(ConsoleAction.values());
    }

    @Test
    void whoIsNotConnectedCanBeLoggedOffButNeitherAskedNorToldNorDisconnected() {
        assertThat(allowed(Set.of(), DISCONNECTED))
                .containsExactly(ConsoleAction.LOG_OFF, ConsoleAction.PROCESSES, ConsoleAction.LOG_OFF_DISCONNECTED);
    }

    @Test
    void protectedSessionTakesMessagesAlone() {
        assertThat(allowed(Set.of(), CONSOLE))
                .containsExactly(ConsoleAction.MESSAGE, ConsoleAction.PROCESSES, ConsoleAction.LOG_OFF_DISCONNECTED);
        assertThat(Objection.to(ConsoleAction.LOG_OFF, List.of(CONSOLE), Set.of()))
                .hasValue("Session 1 of BUILD\\anna cannot be logged off: it is the console session.");
    }

    @Test
    void oneProtectedSessionAmongSeveralKeepsAllAndIsNamed() {
        assertThat(Objection.to(ConsoleAction.LOG_OFF, List.of(ACTIVE, NOBODY), Set.of()))
                .hasValue("Session 9 cannot be logged off: nobody is logged on.");
    }

    @Test
    void readOnlyHostAllowsToLookAlone() {
        assertThat(allowed(Set.of(Lines.BEAN), ACTIVE))
                .containsExactly(ConsoleAction.PROCESSES, ConsoleAction.LOG_OFF_DISCONNECTED);
        assertThat(Objection.words(List.of(), Set.of(Lines.BEAN)))
                .isEqualTo("1 host is read-only: its sessions can be looked at, and not changed.");
    }

    @Test
    void withoutASelectionOnlyThePlanIsLeft() {
        assertThat(allowed(Set.of())).containsExactly(ConsoleAction.LOG_OFF_DISCONNECTED);
        assertThat(Objection.words(List.of(), Set.of())).isEmpty();
    }

    @Test
    void idThatTheOperationsCannotTakeIsSaidSo() {
        assertThat(Objection.to(ConsoleAction.LOG_OFF, List.of(Lines.active(1L << 31, "x")), Set.of()))
                .hasValue("Session 2147483648 of x has an ID larger than the MBean's operations take.");
    }

    @Test
    void ruleThatIsNotKnownHereProtectsAndIsNamed() {
        assertThat(Objection.to(ConsoleAction.LOG_OFF, List.of(Lines.line(5, "Active", "x", "NEW_RULE")), Set.of()))
                .hasValue("Session 5 of x cannot be logged off: the rule NEW_RULE protects it.");
    }
}
