package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

@NeedsSimulator
class ChangeTest {

    @Test
    void changeComesBeforeTheNthCallForItsSession() {
        WtsSimulator.load("""
                session id=4 user=dana domain=CORP state=Disconnected logonAgo=9h
                session id=5
                change before=read call=2 session=4 user=mallory logonAgo=0s state=Active
                """);
        long before = Calls.query(4, 25).buffer().getLong(8 + 160);
        Calls.query(5, 25);
        Calls.query(4, 5);
        assertThat(Calls.list().get(0).user()).isEqualTo("dana");

        Calls.Answer changed = Calls.query(4, 25);

        assertThat(changed.textAt(8 + 78)).isEqualTo("mallory");
        assertThat(changed.textAt(8 + 120)).isEqualTo("CORP");
        assertThat(changed.buffer().getInt(8 + 4)).isZero();
        assertThat(changed.buffer().getLong(8 + 160)).isGreaterThan(before);
    }

    @Test
    void changeBeforeAListingCountsAllListings() {
        WtsSimulator.load("session id=4\nsession id=5\nchange before=list call=2 session=5 gone=yes");

        assertThat(Calls.list()).hasSize(2);
        assertThat(Calls.list()).extracting(Calls.SessionRow::id).containsExactly(4);
    }

    @Test
    void sessionCanVanishRightBeforeItsLogoff() {
        WtsSimulator.load("session id=4\nprocess session=4 id=1 name=a\nchange before=logoff session=4 gone=yes");

        assertThat(Calls.logoff(4)).isEqualTo(7022);
        assertThat(Calls.processes(Calls.ANY_SESSION)).isEmpty();
    }

    @Test
    void changeOfTheConsoleAloneCountsTheCallsForEverySession() {
        WtsSimulator.load("""
                host console=1
                session id=1 display=800x600x16
                session id=3
                change before=read call=3 console=3
                """);
        Calls.query(1, 25);
        Calls.query(3, 25);
        assertThat(Calls.query(1, 16).buffer().getShort(0)).isZero();
        Calls.query(1, 25);

        assertThat(Calls.query(1, 16).buffer().getShort(0)).isEqualTo((short) 2);
        assertThat(Calls.query(3, 16).buffer().getShort(0)).isZero();
        assertThat(Calls.query(3, 29).bytes()).containsExactly(0);
    }

    @Test
    void displayThatWasSaidStaysWhenTheProtocolChanges() {
        WtsSimulator.load("session id=4 display=800x600x16\nsession id=5");

        WtsSimulator.change("session=4 protocol=rdp");
        WtsSimulator.change("session=5 protocol=console");

        assertThat(width(4)).isEqualTo((short) 800);
        assertThat(width(5)).isZero();
    }

    private static short width(int session) {
        return Calls.query(session, 23).buffer().getShort(1234);
    }

    @Test
    void processStartsOrEndsAndItsSessionStays() {
        WtsSimulator.load("""
                session id=4 user=dana
                process session=4 id=50001 name=a.exe
                process session=5 id=50003 name=a.exe
                """);
        WtsSimulator.change("session=4 process=b.exe");
        WtsSimulator.change("session=4 process=c.exe state=Disconnected");
        WtsSimulator.change("session=4 process=A.EXE gone=yes");
        WtsSimulator.change("session=9 process=d.exe");

        assertThat(Calls.processes(Calls.ANY_SESSION))
                .extracting(Calls.ProcessRow::name, Calls.ProcessRow::id)
                .containsExactly(tuple("b.exe", 50000), tuple("c.exe", 50002));
        assertThat(Calls.list()).containsExactly(new Calls.SessionRow(4, 4, "", "dana", null));

        WtsSimulator.change("session=5 user=eve");
        assertThat(Calls.processes(5)).extracting(Calls.ProcessRow::id).containsExactly(50003);
    }

    @Test
    void changeOfASessionThatIsNotThereBringsIt() {
        WtsSimulator.load(
                "session id=4\nchange before=list call=2 session=9 user=x\nchange before=list session=8 gone=yes");

        assertThat(Calls.list()).hasSize(1);
        assertThat(Calls.list()).last().isEqualTo(new Calls.SessionRow(9, 0, "", "x", null));
    }
}
