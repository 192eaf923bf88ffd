package io.github.sessionctl.safety;

import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was really done to one session. Guarded by its witness's lock. */
final class Deeds {

    /** After these Windows may have done what it was asked for: the connection broke off on the way. */
    private static final Set<Integer> BROKEN_OFF = Set.of(64, 109, 121, 1236, 1726, 1818);

    int loggedOff;
    int disconnected;
    int told;

    /** Calls of which the caller cannot know whether they were carried out. */
    int perhapsLoggedOff;

    int perhapsDisconnected;
    int perhapsTold;

    /** Whether the host has said that a logoff is under way. */
    boolean isSaidToBePending;

    /** Whether a list has been without it since it was last asked to log off, or a closer look has found another logon. */
    boolean isSeenGone;

    /** When its user was told something, by the run's clock. */
    @Nullable Long toldAt;

    @Nullable MessageAnswer answer;

    boolean isAny() {
        return loggedOff + disconnected + told + perhapsLoggedOff + perhapsDisconnected + perhapsTold > 0;
    }

    void done(Act act) {
        switch (act) {
            case LOGOFF -> loggedOff++;
            case DISCONNECT -> disconnected++;
            case MESSAGE, ASK -> told++;
        }
    }

    int times(Act act) {
        return switch (act) {
            case LOGOFF -> loggedOff;
            case DISCONNECT -> disconnected;
            case MESSAGE, ASK -> told;
        };
    }

    void failed(Act act, Throwable failure) {
        if (mayHaveBeenDone(failure)) {
            switch (act) {
                case LOGOFF -> perhapsLoggedOff++;
                case DISCONNECT -> perhapsDisconnected++;
                case MESSAGE, ASK -> perhapsTold++;
            }
        }
    }

    private static boolean mayHaveBeenDone(Throwable failure) {
        return !(failure instanceof SessionException refusal)
                || refusal.reason() == Reason.TIMED_OUT
                || refusal.reason() == Reason.INTERRUPTED
                || BROKEN_OFF.contains(refusal.win32Code().orElse(0));
    }
}
