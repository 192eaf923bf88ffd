package io.github.sessionctl.safety;

import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionTimes;
import io.github.sessionctl.session.UserAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes wrong with calls between an engine and a host. Guarded by its witness's lock. */
final class Mischief {

    private static final int UNREACHABLE = 1722;
    private static final int BROKEN_OFF = 1726;
    private static final List<Integer> ERRORS = List.of(5, 2, 87, 259, 1702, 1722, 1726, 6, 7007, 7022, 7024);

    /** A session is mostly refused because it is busy: then an engine looks again, and tries again. */
    private static final List<Integer> REFUSALS =
            List.of(5, 2, 87, 1702, 1702, 1722, 7007, 7022, 7024, 7024, 7024, 7024, 7024);

    private final Disturbance disturbance;
    private final String host;
    private int calls;

    Mischief(Disturbance disturbance, String host) {
        this.disturbance = disturbance;
        this.host = host;
    }

    /** Another call begins. */
    void count() {
        calls++;
    }

    private boolean isOut() {
        return calls >= disturbance.outageAt();
    }

    /**
     * Lets a question to the host fail, perhaps.
     *
     * @param session which it is about, null for the whole host
     * @param isPlanning while nothing is planned yet, fewer of them do, for otherwise there would be few plans
     */
    void instead(Chance draw, SessionOperation operation, @Nullable SessionId session, boolean isPlanning) {
        if (isOut()) {
            throw SessionException.ofWin32(operation, host, session, UNREACHABLE);
        }
        if (!disturbance.isNone() && draw.once(disturbance.faults() * (isPlanning ? 4 : 1))) {
            if (draw.once(6)) {
                throwUnexpected(draw);
            }
            throw SessionException.ofWin32(operation, host, session, draw.pick(ERRORS));
        }
    }

    /** Lets a call that acts fail, perhaps, without anything being done; whether the caller can know that is another matter. */
    void instead(Chance draw, Act act, SessionId session) {
        if (isOut()) {
            throw SessionException.ofWin32(act.operation, host, session, UNREACHABLE);
        }
        if (!disturbance.isNone() && draw.once(Math.max(2, disturbance.faults() / 3))) {
            if (draw.once(4)) {
                failAsIfDone(draw, act, session);
            }
            throw SessionException.ofWin32(act.operation, host, session, draw.pick(REFUSALS));
        }
    }

    /** Lets a call that acts fail, perhaps, although it was carried out. */
    void afterwards(Chance draw, Act act, SessionId session) {
        if (!disturbance.isNone() && draw.once(Math.max(4, disturbance.faults() / 3))) {
            failAsIfDone(draw, act, session);
        }
    }

    /** In a way that leaves it open whether it was done. */
    private void failAsIfDone(Chance draw, Act act, SessionId session) {
        switch (draw.below(4)) {
            case 0 -> throw SessionException.ofWin32(act.operation, host, session, BROKEN_OFF);
            case 1 -> throw failure(Reason.TIMED_OUT, act.operation, session);
            case 2 -> throw failure(Reason.INTERRUPTED, act.operation, session);
            default -> throwUnexpected(draw);
        }
    }

    private static void throwUnexpected(Chance draw) {
        switch (draw.below(3)) {
            case 0 -> throw new IllegalStateException("a defect of the host");
            case 1 -> throw new AssertionError("a defect of the host");
            default -> throw new OutOfMemoryError("unable to create native thread");
        }
    }

    SessionException failure(Reason reason, SessionOperation operation, SessionId session) {
        return SessionException.of(reason, operation, host, session, "the test wants it", "Do nothing.", null);
    }

    /** Makes a host's answer worse, perhaps, and then what counts as true as well: nobody can know better. */
    SessionInfo distort(Chance draw, SessionInfo answer, TrueSession truth) {
        if (disturbance.isNone()) {
            return answer;
        }
        return draw.once(30) ? conceal(draw, answer, truth) : draw.once(40) ? confuse(draw, answer, truth) : answer;
    }

    /** The answer names somebody else than the list does, or nobody. */
    private static SessionInfo confuse(Chance draw, SessionInfo answer, TrueSession truth) {
        UserAccount other = draw.once(3) ? null : draw.pick(RandomMachine.ACCOUNTS);
        if (truth.user == null || (other != null && Names.selects(other.name(), truth.listed(), ""))) {
            return answer;
        }
        truth.listedAs = truth.listed();
        truth.user = other;
        return answer.withUser(other, null);
    }

    /** The answer leaves times out. */
    private static SessionInfo conceal(Chance draw, SessionInfo answer, TrueSession truth) {
        SessionTimes times = answer.times();
        boolean hidesAll = draw.once(3);
        boolean hidesLogon = hidesAll || draw.coin();
        boolean hidesRest = hidesAll || !hidesLogon;
        truth.loggedOnAt = hidesLogon ? null : truth.loggedOnAt;
        truth.disconnectedAt = hidesRest ? null : truth.disconnectedAt;
        truth.usedAt = hidesRest ? null : truth.usedAt;
        SessionTimes told = new SessionTimes(
                hidesLogon ? null : times.logon(),
                times.connect(),
                hidesRest ? null : times.disconnect(),
                hidesRest ? null : times.lastInput(),
                times.read());
        return answer.withReading(answer.name(), answer.state(), answer.user(), told, answer.lock());
    }
}
