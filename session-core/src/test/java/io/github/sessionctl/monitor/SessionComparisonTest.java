package io.github.sessionctl.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.monitor.SessionEvent.Kind;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionTimes;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SessionComparisonTest {

    private static final Instant NOW = ManualTimer.NOW;
    private static final Instant MORNING = NOW.minus(Duration.ofHours(4));

    private static final SessionInfo ANNA =
            session("RDP-Tcp#1", ConnectState.ACTIVE, "anna", MORNING, LockState.UNLOCKED);
    private static final SessionInfo ANNA_AWAY =
            session("", ConnectState.DISCONNECTED, "anna", MORNING, LockState.UNKNOWN);
    private static final SessionInfo NOBODY =
            SessionInfo.listed("here", new SessionId(4), "RDP-Tcp#1", ConnectState.CONNECTED, null);

    private static SessionInfo session(String name, ConnectState state, String user, Instant logon, LockState lock) {
        return listed(name, state, user)
                .withReading(
                        name,
                        state,
                        new UserAccount("CORP", user),
                        new SessionTimes(logon, null, null, null, NOW),
                        lock);
    }

    private static SessionInfo listed(String name, ConnectState state, String user) {
        return SessionInfo.listed("here", new SessionId(4), name, state, new UserAccount("CORP", user));
    }

    private static SessionInfo anna(LockState lock) {
        return session("RDP-Tcp#1", ConnectState.ACTIVE, "anna", MORNING, lock);
    }

    private static SessionEvent event(Kind kind, SessionInfo before, SessionInfo after) {
        return new SessionEvent(kind, "here", before, after, NOW);
    }

    /** The events of looks at one session in a row; null for a look that does not find it. */
    private static List<SessionEvent> events(SessionInfo... looks) {
        List<SessionEvent> events = new ArrayList<>();
        SessionSnapshot snapshot = null;
        for (SessionInfo look : looks) {
            List<SessionInfo> rows = look == null ? List.of() : List.of(look);
            SessionSnapshot next = snapshot == null ? SessionSnapshot.first(rows) : snapshot.then(rows);
            if (snapshot != null) {
                events.addAll(SessionComparison.events(snapshot, next, NOW));
            }
            snapshot = next;
        }
        return events;
    }

    @Test
    void nothingChangedIsNoEvent() {
        assertThat(events(ANNA, ANNA)).isEmpty();
        assertThat(events(NOBODY, NOBODY)).isEmpty();
    }

    @Test
    void newSessionWithAUserIsALogonOnly() {
        assertThat(events(null, ANNA)).containsExactly(event(Kind.LOGGED_ON, null, ANNA));
    }

    @Test
    void userInASessionThatNobodyUsedIsALogonWithTheRowBefore() {
        assertThat(events(NOBODY, ANNA)).containsExactly(event(Kind.LOGGED_ON, NOBODY, ANNA));
    }

    @Test
    void vanishedSessionOfAUserIsALogoff() {
        assertThat(events(ANNA_AWAY, null)).containsExactly(event(Kind.LOGGED_OFF, ANNA_AWAY, null));
    }

    @Test
    void sessionThatStaysWithoutItsUserIsALogoffWithTheRowAfter() {
        assertThat(events(ANNA, NOBODY)).containsExactly(event(Kind.LOGGED_OFF, ANNA, NOBODY));
    }

    @Test
    void clientInTheSessionOfADisconnectedUserWhoIsGoneIsALogoffAndAConnection() {
        assertThat(events(ANNA_AWAY, NOBODY))
                .containsExactly(event(Kind.LOGGED_OFF, ANNA_AWAY, NOBODY), event(Kind.CONNECTED, ANNA_AWAY, NOBODY));
    }

    @Test
    void idThatPassedToAnotherUserIsALogoffAndALogon() {
        SessionInfo mallory = session("RDP-Tcp#1", ConnectState.ACTIVE, "mallory", MORNING, LockState.LOCKED);

        assertThat(events(ANNA, mallory))
                .containsExactly(event(Kind.LOGGED_OFF, ANNA, null), event(Kind.LOGGED_ON, null, mallory));
    }

    @Test
    void sameUserWithAnotherLogonTimeIsALogoffAndALogon() {
        SessionInfo again = session("RDP-Tcp#1", ConnectState.ACTIVE, "anna", NOW, LockState.UNLOCKED);

        assertThat(events(ANNA, again))
                .containsExactly(event(Kind.LOGGED_OFF, ANNA, null), event(Kind.LOGGED_ON, null, again));
    }

    @Test
    void sameUserInOtherCaseIsTheSameLogon() {
        assertThat(events(ANNA, session("RDP-Tcp#1", ConnectState.ACTIVE, "ANNA", MORNING, LockState.UNLOCKED)))
                .isEmpty();
    }

    @Test
    void unknownLogonTimeTellsNoLogonsApartButIsNotForgottenEither() {
        SessionInfo unread = listed("RDP-Tcp#1", ConnectState.ACTIVE, "anna");
        SessionInfo again = session("RDP-Tcp#1", ConnectState.ACTIVE, "anna", NOW, LockState.UNLOCKED);

        assertThat(events(ANNA, unread, ANNA)).isEmpty();
        assertThat(events(ANNA, unread, again))
                .containsExactly(event(Kind.LOGGED_OFF, unread, null), event(Kind.LOGGED_ON, null, again));
    }

    @Test
    void disconnectionIsNoRename() {
        assertThat(events(ANNA, ANNA_AWAY)).containsExactly(event(Kind.DISCONNECTED, ANNA, ANNA_AWAY));
    }

    @Test
    void reconnectionUnderAnotherNameIsNoRename() {
        SessionInfo back = session("RDP-Tcp#9", ConnectState.ACTIVE, "anna", MORNING, LockState.UNLOCKED);

        assertThat(events(ANNA_AWAY, back)).containsExactly(event(Kind.RECONNECTED, ANNA_AWAY, back));
    }

    @Test
    void clientThatIsBeingConnectedCountsOnceItIs() {
        SessionInfo coming = session("RDP-Tcp#1", ConnectState.CONNECT_QUERY, "anna", MORNING, LockState.UNKNOWN);

        assertThat(events(ANNA_AWAY, coming)).isEmpty();
        assertThat(events(ANNA_AWAY, coming, ANNA)).containsExactly(event(Kind.RECONNECTED, coming, ANNA));
        assertThat(events(ANNA, coming, ANNA)).isEmpty();
    }

    @Test
    void sessionThatHangsInDownHasNeitherLostNorGainedItsClient() {
        SessionInfo down = session("RDP-Tcp#1", ConnectState.DOWN, "anna", MORNING, LockState.UNKNOWN);

        assertThat(events(ANNA, down)).isEmpty();
        assertThat(events(ANNA, down, ANNA_AWAY)).containsExactly(event(Kind.DISCONNECTED, down, ANNA_AWAY));
        assertThat(events(ANNA_AWAY, down, ANNA_AWAY)).isEmpty();
    }

    @Test
    void otherNameWhileConnectedIsARename() {
        SessionInfo moved = session("Console", ConnectState.ACTIVE, "anna", MORNING, LockState.UNLOCKED);

        assertThat(events(ANNA, moved)).containsExactly(event(Kind.RENAMED, ANNA, moved));
    }

    @Test
    void newSessionWithAClientAndNobodyLoggedOnIsAConnection() {
        assertThat(events(null, NOBODY)).containsExactly(event(Kind.CONNECTED, null, NOBODY));
    }

    @Test
    void clientThatGoesBeforeAnybodyLoggedOnIsADisconnection() {
        assertThat(events(NOBODY, null)).containsExactly(event(Kind.DISCONNECTED, NOBODY, null));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"ACTIVE", "CONNECTED", "SHADOW"})
    void sessionWithNeitherUserNorClientComesAndGoesUnnoticed(ConnectState state) {
        SessionInfo row = SessionInfo.listed("here", new SessionId(4), "", state, null);

        assertThat(events(null, row, row, null)).isEmpty();
    }

    @Test
    void lockingAndUnlockingAreEvents() {
        SessionInfo locked = anna(LockState.LOCKED);

        assertThat(events(ANNA, locked, ANNA))
                .containsExactly(event(Kind.LOCKED, ANNA, locked), event(Kind.UNLOCKED, locked, ANNA));
    }

    @Test
    void lockStateThatBecomesKnownIsNoEvent() {
        assertThat(events(anna(LockState.UNKNOWN), anna(LockState.LOCKED))).isEmpty();
        assertThat(events(anna(LockState.UNKNOWN), anna(LockState.UNLOCKED))).isEmpty();
    }

    @Test
    void lockStateThatWasNotKnownForAWhileIsComparedWithTheLastKnownOne() {
        SessionInfo unknown = anna(LockState.UNKNOWN);
        SessionInfo locked = anna(LockState.LOCKED);

        assertThat(events(ANNA, unknown, ANNA)).isEmpty();
        assertThat(events(ANNA, unknown, locked)).containsExactly(event(Kind.LOCKED, unknown, locked));
    }

    @Test
    void severalChangesOfOneSessionComeInOrder() {
        SessionInfo away = session("", ConnectState.DISCONNECTED, "anna", MORNING, LockState.LOCKED);

        assertThat(events(ANNA, away)).extracting(SessionEvent::kind).containsExactly(Kind.DISCONNECTED, Kind.LOCKED);
    }
}
