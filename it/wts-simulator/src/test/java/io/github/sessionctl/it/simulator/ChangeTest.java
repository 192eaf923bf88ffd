package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;

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
    void changeOfASessionThatIsNotThereBringsIt() {
        WtsSimulator.load(
                "session id=4\nchange before=list call=2 session=9 user=x\nchange before=list session=8 gone=yes");

        assertThat(Calls.list()).hasSize(1);
        assertThat(Calls.list()).last().isEqualTo(new Calls.SessionRow(9, 0, "", "x", null));
    }
}
