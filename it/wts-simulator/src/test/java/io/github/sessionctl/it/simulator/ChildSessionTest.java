package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.ptr.IntByReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions that end with another one. */
@NeedsSimulator
class ChildSessionTest {

    private static final int NONE = -1;

    @Test
    void childrenEndWithTheirParentAndTakeTheirProcessesAlong() {
        WtsSimulator.load("""
                session id=7 user=dana parent=6
                session id=4 user=dana
                session id=6 user=dana parent=4
                session id=9 user=eve parent=8
                process session=7 id=1 name=a.exe
                process session=9 id=2 name=b.exe
                """);

        assertThat(Calls.logoff(4)).isZero();

        assertThat(Calls.list()).extracting(Calls.SessionRow::id).containsExactly(9);
        assertThat(Calls.processes(Calls.ANY_SESSION))
                .extracting(Calls.ProcessRow::id)
                .containsExactly(2);
    }

    @Test
    void childrenEndWhenTheirParentsIdPassesToAnotherUser() {
        WtsSimulator.load("session id=6 user=dana parent=4\nsession id=4 user=dana successor=eve");

        assertThat(Calls.logoff(4)).isZero();

        assertThat(Calls.list()).extracting(Calls.SessionRow::user).containsExactly("eve");
    }

    @Test
    void sessionsThatAreEachOthersParentsEndOnce() {
        WtsSimulator.load("session id=4 parent=5\nsession id=5 parent=4\nsession id=6 parent=6 successor=eve");

        WtsSimulator.change("session=4 gone=yes");
        assertThat(Calls.logoff(6)).isZero();

        assertThat(Calls.list()).extracting(Calls.SessionRow::user).containsExactly("eve");
    }

    @Test
    void parentOutlivesItsChild() {
        WtsSimulator.load("session id=4\nsession id=6 parent=4");

        assertThat(Calls.logoff(6)).isZero();

        assertThat(Calls.list()).extracting(Calls.SessionRow::id).containsExactly(4);
    }

    @ParameterizedTest
    @CsvSource({
        "session id=4, 0",
        "session id=4 parent=2, 1",
        "'host childSessions=no\nsession id=4 parent=2', 0",
        "'host childSessions=yes\nsession id=4', 1"
    })
    void machineTellsWhetherItHasChildSessions(String scenario, int enabled) {
        WtsSimulator.load(scenario);
        IntByReference answer = new IntByReference(9);

        assertThat(Wtsapi32.WTSIsChildSessionsEnabled(answer)).isTrue();

        assertThat(answer.getValue()).isEqualTo(enabled);
        assertThat(WtsSimulator.journal())
                .containsExactly(
                        JournalEntry.parse("WTSIsChildSessionsEnabled enabled=" + enabled + " result=1 error=0"));
    }

    @Test
    void childIsThatOfTheSessionThatTheProcessRunsIn() {
        IntByReference child = new IntByReference(9);
        WtsSimulator.load("host own=4\nsession id=4\nsession id=6 parent=4\nsession id=7 parent=6");

        assertThat(Wtsapi32.WTSGetChildSessionId(child)).isTrue();
        assertThat(child.getValue()).isEqualTo(6);

        WtsSimulator.load("host own=7\nsession id=7 parent=6");
        assertThat(Wtsapi32.WTSGetChildSessionId(child)).isTrue();
        assertThat(child.getValue()).isEqualTo(NONE);
    }

    @Test
    void wrongArgumentsAreErrors() {
        WtsSimulator.load("session id=4");

        assertThat(Calls.errorOf(Wtsapi32.WTSIsChildSessionsEnabled(null))).isEqualTo(87);
        assertThat(Calls.errorOf(Wtsapi32.WTSGetChildSessionId(null))).isEqualTo(87);
    }
}
