package io.github.sessionctl.logoff;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageStyle;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;

/**
 * What the users of a run are told before it logs them off: nothing, a warning, or a question. Only active sessions get it, for in the others nobody
 * sees it. All of a run's users get it at the same time. Immutable.
 */
public sealed interface LogoffNotice {

    /** What stands above a message whose author gives no title. */
    String TITLE = "Logging off";

    /** A question for those who have none of their own. */
    String QUESTION = "May this session be logged off now? Work that has not been saved will be lost.";

    /** How long a user has to answer where nobody says how long. */
    Duration TIME_TO_ANSWER = Duration.ofSeconds(60);

    /** The longest grace period, and the longest time to answer. */
    Duration LONGEST = Duration.ofDays(1);

    /** What an answer, or none, leads to. */
    enum Consequence {
        /** The session is left alone: {@link LogoffOutcome#DECLINED}. */
        KEEP,
        /** The session is logged off all the same. */
        LOG_OFF
    }

    /** Nobody is told anything. */
    static LogoffNotice none() {
        return new None();
    }

    /**
     * A message in every session, and then one grace period for all; see {@link Warning}.
     * @throws IllegalArgumentException when the title or the text is blank, or the grace period is out of range
     */
    static LogoffNotice warn(String title, String text, Duration grace) {
        return new Warning(title, text, grace);
    }

    /**
     * A question with Yes and No. Whoever says No, or nothing, is left alone, unless {@link Question#onNo} and {@link Question#onSilence} say
     * otherwise.
     * @throws IllegalArgumentException when the title or the text is blank, or the timeout is out of range
     */
    static Question ask(String title, String text, Duration timeout) {
        return new Question(title, text, timeout, Consequence.KEEP, Consequence.KEEP);
    }

    /** Whether the user of this session is to be told: somebody must be there to read it, if only because they shadow another session. */
    default boolean concerns(SessionInfo session) {
        return !(this instanceof None)
                && (session.state() == ConnectState.ACTIVE || session.state() == ConnectState.SHADOW);
    }

    /** Nobody is told anything. */
    record None() implements LogoffNotice {}

    /**
     * A message, then a grace period.
     * @param grace from the last message to the first logoff, zero to 1 day
     */
    record Warning(String title, String text, Duration grace) implements LogoffNotice {

        /** Throws {@link IllegalArgumentException} when the title or the text is blank, or the grace period is out of range. */
        public Warning {
            if (grace.isNegative()) {
                throw new IllegalArgumentException("the grace period " + grace + " is negative");
            }
            message(title, text, grace);
        }

        /** The message; it stays as long as the grace period, but at least for a second. */
        Message message() {
            return message(title, text, grace);
        }

        private static Message message(String title, String text, Duration grace) {
            return new Message(title, text, MessageStyle.WARNING, grace.isZero() ? Duration.ofSeconds(1) : grace);
        }
    }

    /**
     * A question with Yes and No.
     * @param text what it asks, not blank; Yes must mean "log me off"
     * @param timeout how long each user has to answer, 1 s to 1 day
     * @param no what No leads to
     * @param silence what no answer leads to
     */
    record Question(String title, String text, Duration timeout, Consequence no, Consequence silence)
            implements LogoffNotice {

        /** Throws {@link IllegalArgumentException} when the title or the text is blank, or the timeout is out of range. */
        public Question {
            message(title, text, timeout);
        }

        /** The same question, where No leads to this. */
        public Question onNo(Consequence consequence) {
            return new Question(title, text, timeout, consequence, silence);
        }

        /** The same question, where no answer within the timeout leads to this. */
        public Question onSilence(Consequence consequence) {
            return new Question(title, text, timeout, no, consequence);
        }

        /** The message. */
        Message message() {
            return message(title, text, timeout);
        }

        private static Message message(String title, String text, Duration timeout) {
            return new Message(title, text, MessageStyle.QUESTION, timeout);
        }
    }
}
