package io.github.sessionctl.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionTimes;
import io.github.sessionctl.session.UserAccount;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columnsAreAlignedAndLinesHaveNoTrailingBlanks() {
        assertThat(new TextTable("ID", "USER").row("1", "anna").row("65536", "").lines())
                .containsExactly("ID     USER", "1      anna", "65536");
    }

    @Test
    void columnThatIsEmptyInEveryRowIsLeftOut() {
        assertThat(new TextTable("ID", "CLIENT", "USER").row("1", "", "anna").lines())
                .containsExactly("ID  USER", "1   anna");
    }

    @Test
    void tableWithoutRowsIsItsHeading() {
        assertThat(new TextTable("ID", "USER").lines()).containsExactly("ID  USER");
    }

    @Test
    void nameCannotBreakALineOrSpeakToTheTerminal() {
        String name = "an\nna\r\u001b[31m\u2028\u202e\ud800";

        assertThat(new TextTable("USER").row(name).lines()).containsExactly("USER", "an?na??[31m???");
    }

    @Test
    void symbolOutsideTheBasicPlaneTakesOneColumn() {
        assertThat(new TextTable("A", "B").row("\ud83d\ude00", "x").lines()).containsExactly("A  B", "\ud83d\ude00  x");
    }

    @Test
    void wrongNumberOfCellsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TextTable("A", "B").row("1"));
    }

    @Test
    void sessionTableShowsWhatIsKnownAndNoMore() {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        SessionTimes times = new SessionTimes(now.minusSeconds(7200), null, null, now.minusSeconds(240), now);
        SessionInfo services =
                SessionInfo.listed("local", SessionId.SERVICES, "Services", ConnectState.DISCONNECTED, null);
        SessionInfo anna = SessionInfo.listed(
                        "local", new SessionId(2), "RDP-Tcp#1", ConnectState.ACTIVE, new UserAccount("CORP", "anna"))
                .withReading("RDP-Tcp#1", ConnectState.ACTIVE, new UserAccount("CORP", "anna"), times, LockState.LOCKED)
                .withClient(new ClientInfo("LAPTOP-12", null));
        SessionInfo bernd = SessionInfo.listed(
                        "local", new SessionId(3), "", ConnectState.DISCONNECTED, new UserAccount("CORP", "bernd"))
                .withReading(
                        "",
                        ConnectState.DISCONNECTED,
                        new UserAccount("CORP", "bernd"),
                        SessionTimes.UNKNOWN,
                        LockState.UNLOCKED);

        assertThat(SessionTable.lines(
                        List.of(services, anna, bernd),
                        session -> session.equals(services) ? "SERVICES" : "",
                        ZoneOffset.UTC))
                .containsExactly(
                        "ID  SESSION    STATE         USER        LOGON             IDLE     LOCKED  CLIENT     PROTECTED",
                        "0   Services   Disconnected                                                            SERVICES",
                        "2   RDP-Tcp#1  Active        CORP\\anna   2026-03-01 10:00  4m       yes     LAPTOP-12",
                        "3              Disconnected  CORP\\bernd                    unknown  no");
    }
}
