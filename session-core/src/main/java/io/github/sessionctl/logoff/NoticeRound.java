package io.github.sessionctl.logoff;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffNotice.Consequence;
import io.github.sessionctl.logoff.LogoffNotice.Question;
import io.github.sessionctl.logoff.LogoffNotice.Warning;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Warns or asks all users of a run at the same time. Each session is looked at right before, so that nobody else is told. A session
 * whose user could not be told, or who declines, gets its result here.
 */
final class NoticeRound {

    /** What a question may take beyond its timeout before it counts as lost. */
    static final Duration MARGIN = Duration.ofSeconds(5);

    private final SessionHost host;
    private final LastLook lastLook;
    private final RunClock clock;
    private final LogoffCancellation cancellation;
    private final Duration margin;
    private final Outlet outlet;

    /** Where results go. */
    interface Outlet {
        void told(SessionInfo session, NoticeResult result);

        /** Its user was told, and says no. */
        void declined(SessionInfo session, NoticeResult result);

        /** Its user was not told, or it is not known. */
        void notTold(SessionInfo session, LastLook.Result result);
    }

    NoticeRound(
            SessionHost host,
            LastLook lastLook,
            RunClock clock,
            LogoffCancellation cancellation,
            Duration margin,
            Outlet outlet) {
        this.host = host;
        this.lastLook = lastLook;
        this.clock = clock;
        this.cancellation = cancellation;
        this.margin = margin;
        this.outlet = outlet;
    }

    /** Tells them. A session of which the outlet hears nothing was not reached. */
    void give(LogoffNotice notice, List<SessionInfo> planned) {
        List<SessionInfo> concerned = planned.stream().filter(notice::concerns).toList();
        if (notice instanceof Warning warning) {
            warn(warning, concerned);
        } else if (notice instanceof Question question && !concerned.isEmpty() && !cancellation.isStopped()) {
            ask(question, concerned);
        }
    }

    private void warn(Warning warning, List<SessionInfo> sessions) {
        boolean isAnyoneTold = false;
        boolean isTimeLeft = cancellation.hasTimeFor(warning.grace());
        for (SessionInfo session : sessions) {
            if (!isTimeLeft) {
                outlet.notTold(session, noTime("warn"));
                continue;
            }
            if (cancellation.isStopped()) {
                return;
            }
            LastLook.Result result =
                    lastLook.act(session, SessionOperation.MESSAGE, id -> host.sendMessage(id, warning.message()));
            if (result instanceof LastLook.Result.Done done) {
                isAnyoneTold = true;
                outlet.told(
                        session,
                        done.seen().lock() == LockState.LOCKED
                                ? NoticeResult.WARNED_WHILE_LOCKED
                                : NoticeResult.WARNED);
            } else {
                outlet.notTold(session, result);
            }
        }
        if (isAnyoneTold) {
            cancellation.pause(clock, warning.grace());
        }
    }

    /** Either what the user answered, or why there is no answer. */
    private record Answer(SessionInfo session, @Nullable MessageAnswer given, LastLook.@Nullable Result instead) {}

    private void ask(Question question, List<SessionInfo> sessions) {
        BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        Set<SessionInfo> open = new LinkedHashSet<>(sessions);
        try (QuestionThreads threads = new QuestionThreads(sessions.size(), host.address())) {
            for (SessionInfo session : sessions) {
                begin(threads, () -> answers.add(ask(question, session)), session, answers);
            }
            Duration longest = question.timeout().plus(margin).multipliedBy(threads.turns(sessions.size()));
            // Users answer by the real clock, whatever clock the run goes by.
            long start = System.nanoTime();
            while (!open.isEmpty()) {
                Answer answer = cancellation.poll(answers, longest.minusNanos(System.nanoTime() - start));
                if (answer == null) {
                    break;
                }
                open.remove(answer.session());
                settle(question, answer);
            }
            if (open.isEmpty()) {
                threads.awaitEnd();
            }
        }
        if (!cancellation.isStopped()) {
            open.forEach(session -> outlet.notTold(session, new LastLook.Result.NotKnown(lost())));
        }
    }

    private void begin(QuestionThreads threads, Runnable asking, SessionInfo session, BlockingQueue<Answer> answers) {
        try {
            threads.begin(asking);
        } catch (RuntimeException | Error e) {
            SessionException failure = lastLook.defect(SessionOperation.MESSAGE, session, e);
            answers.add(new Answer(session, null, new LastLook.Result.Failed(failure)));
        }
    }

    /** Runs in a thread of its own. A question for whose answer, and what follows from it, there is no time left is not asked. */
    private Answer ask(Question question, SessionInfo session) {
        if (!cancellation.hasTimeFor(question.timeout().plus(MARGIN))) {
            return new Answer(session, null, noTime("ask"));
        }
        Message message = question.message();
        AtomicReference<@Nullable MessageAnswer> given = new AtomicReference<>();
        LastLook.Result result = lastLook.ask(session, id -> given.set(host.ask(id, message)));
        return result instanceof LastLook.Result.Done
                ? new Answer(session, given.get(), null)
                : new Answer(session, null, cancellation.isCancelled() ? lastLook.notBegun() : result);
    }

    /** Whoever is told to save their work, or asked, must not be left with nothing coming of it. */
    private LastLook.Result noTime(String what) {
        return cancellation.isCancelled()
                ? lastLook.notBegun()
                : new LastLook.Result.NotBegun("there was no time left to " + what + " its user");
    }

    private void settle(Question question, Answer answer) {
        if (answer.instead() != null) {
            outlet.notTold(answer.session(), answer.instead());
            return;
        }
        // A question has two buttons. What is neither of them is no consent.
        NoticeResult result = answer.given() == MessageAnswer.YES
                ? NoticeResult.SAID_YES
                : answer.given() == MessageAnswer.TIMED_OUT ? NoticeResult.DID_NOT_ANSWER : NoticeResult.SAID_NO;
        boolean declines = (result == NoticeResult.SAID_NO && question.no() == Consequence.KEEP)
                || (result == NoticeResult.DID_NOT_ANSWER && question.silence() == Consequence.KEEP);
        outlet.told(answer.session(), result);
        if (declines) {
            outlet.declined(answer.session(), result);
        }
    }

    private SessionException lost() {
        return SessionException.of(
                Reason.OTHER,
                SessionOperation.MESSAGE,
                host.address().toString(),
                "the host did not say in time what was answered",
                "Try again.",
                null);
    }
}
