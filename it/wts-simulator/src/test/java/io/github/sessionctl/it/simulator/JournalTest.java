package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.jna.Pointer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@NeedsSimulator
class JournalTest {

    @Test
    void everyCallHasALineWithItsArgumentsAndItsResult() {
        WtsSimulator.load("session id=4\nprocess session=4 id=1 name=a\nfault in=disconnect error=5");
        Pointer server = Calls.open("AGENT 07");
        Calls.listOn(server);
        Calls.query(4, 25);
        Calls.processes(Calls.ANY_SESSION);
        Calls.disconnect(4);
        Calls.logoff(4);
        Wtsapi32.WTSCloseServer(server);

        assertThat(WtsSimulator.journal())
                .containsExactly(
                        JournalEntry.parse("WTSOpenServerExW name=\"AGENT 07\" server=1 result=1 error=0"),
                        JournalEntry.parse(
                                "WTSEnumerateSessionsExW server=1 level=1 filter=0 count=1 block=1 result=1 error=0"),
                        JournalEntry.parse("WTSFreeMemoryExW class=2 count=1 block=1 wrong=0 result=1 error=0"),
                        JournalEntry.parse("WTSQuerySessionInformationW server=local session=4 class=25 bytes=232"
                                + " block=2 result=1 error=0"),
                        JournalEntry.parse("WTSFreeMemory block=2 wrong=0 result=1 error=0"),
                        JournalEntry.parse("WTSEnumerateProcessesExW server=local level=1 session=4294967294 count=1"
                                + " block=3 result=1 error=0"),
                        JournalEntry.parse("WTSFreeMemoryExW class=1 count=1 block=3 wrong=0 result=1 error=0"),
                        JournalEntry.parse("WTSDisconnectSession server=local session=4 wait=0 result=0 error=5"),
                        JournalEntry.parse("WTSLogoffSession server=local session=4 wait=0 result=1 error=0"),
                        JournalEntry.parse("WTSCloseServer server=1 result=1 error=0"));
    }

    @Test
    void callsAreTheLinesThatAreNotFrees() {
        WtsSimulator.load("session id=4");
        Calls.list();
        Calls.query(4, 25);

        assertThat(WtsSimulator.calls())
                .extracting(JournalEntry::function)
                .containsExactly("WTSEnumerateSessionsExW", "WTSQuerySessionInformationW");
        WtsSimulator.clearJournal();
        assertThat(WtsSimulator.journal()).isEmpty();
    }

    @Test
    void journalThatIsNotKeptHasNoLineAndTheCallsAnswerAsBefore() {
        WtsSimulator.load("session id=4 user=dana");
        WtsSimulator.keepJournal(false);
        try {
            assertThat(Calls.list()).hasSize(1);
            assertThat(WtsSimulator.journal()).isEmpty();
            assertThat(WtsSimulator.outstandingBlocks()).isZero();
        } finally {
            WtsSimulator.keepJournal(true);
        }
        Calls.list();
        assertThat(WtsSimulator.calls()).hasSize(1);
    }

    @Test
    void longJournalsArriveWhole() {
        WtsSimulator.load("session id=4");
        for (int i = 0; i < 1000; i++) {
            Calls.logoff(9);
        }

        assertThat(WtsSimulator.journal()).hasSize(1000).allMatch(entry -> entry.error() == 7022);
    }

    @Test
    void entryTellsWhatItIsAbout() {
        JournalEntry entry =
                JournalEntry.parse("WTSLogoffSession server=1 session=4294967295 wait=1 result=0 error=7007");

        assertThat(entry.session()).hasValue(4294967295L);
        assertThat(entry.waits()).isTrue();
        assertThat(entry.isRemote()).isTrue();
        assertThat(entry.succeeded()).isFalse();
        assertThat(entry.error()).isEqualTo(7007);
        assertThat(entry.isFree()).isFalse();
        assertThat(entry.informationClass()).isEmpty();
        assertThat(entry.argument("nothing")).isEmpty();
    }

    @Test
    void quotedValuesAreReadAsTheyWereWritten() {
        assertThat(JournalEntry.parse("F a=\"\" b=\"x\\\"\\\\ \\u000A=\" c=1").arguments())
                .containsExactlyEntriesOf(new TreeMap<>(Map.of("a", "", "b", "x\"\\ \n=", "c", "1")));
        assertThatIllegalArgumentException().isThrownBy(() -> JournalEntry.parse("F a"));
    }
}
