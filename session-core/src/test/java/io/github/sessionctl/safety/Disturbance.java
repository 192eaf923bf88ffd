package io.github.sessionctl.safety;

import java.time.Duration;
import java.util.List;

/**
 * How much happens while a run is under way, and how it ends early.
 *
 * @param changes something happens before one call in so many; 0 for nothing at all, answers apart
 * @param faults one call in so many fails; 0 for none
 * @param outageAt from which call on the host cannot be reached, counted from 1
 * @param pauses after so many pauses the clock breaks
 * @param stop how the run ends early
 * @param stopAt at which call that happens, counted from 1: of those that act, and the looks right before
 * @param longest the time after which it ends by itself
 */
record Disturbance(int changes, int faults, int outageAt, int pauses, Stop stop, int stopAt, Duration longest) {

    private static final int NEVER = Integer.MAX_VALUE;

    /** How a run ends early. */
    enum Stop {
        NEVER,
        /** Somebody cancels in another thread, which has ended when the call goes on, unless the call acts. */
        CANCEL,
        /** Whoever calls the host is cancelled by the host itself. */
        CANCEL_IN_CALL,
        /** Somebody cancels while a user is being asked, who then answers no more. */
        CANCEL_WHILE_ASKED,
        /** The listener cancels as soon as it hears something. */
        CANCEL_BY_LISTENER,
        /** The thread that calls is interrupted. */
        INTERRUPT,
        DEADLINE
    }

    static Disturbance of(Chance chance) {
        if (chance.once(8)) {
            return new Disturbance(0, 0, NEVER, NEVER, Stop.NEVER, 0, Duration.ZERO);
        }
        return new Disturbance(
                chance.pick(List.of(2, 4, 8, 20)),
                chance.pick(List.of(12, 40, 150, 10_000)),
                chance.once(10) ? 4 + chance.below(25) : NEVER,
                chance.once(10) ? chance.below(4) : NEVER,
                chance.coin() ? Stop.NEVER : chance.pick(List.of(Stop.values())),
                1 + chance.below(6),
                Duration.ofSeconds(chance.pick(List.of(0, 1, 10, 70, 800, 2000))));
    }

    /** Whether nothing happens, so that what the engine does can be foretold. */
    boolean isNone() {
        return changes == 0;
    }
}
