package io.github.sessionctl.logoff;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffNotice.Consequence;
import io.github.sessionctl.logoff.LogoffNotice.Question;
import io.github.sessionctl.logoff.LogoffNotice.Warning;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Warns or asks all users of a run at the same time. Each session is looked at right before, so that nobody else is told. A session
 * whose user could not be told, or who declines, gets its result here.
 */
final class NoticeRound {

    /** What a question may take beyond its timeout before it counts as lost. */
    static final Duration MARGIN = Duration.ofSeconds(5);

    private final SessionHost host;
    private final RunClock clock;
    private final LogoffCancellation cancellation;
    private final Duration margin;
    private final Consumer<LogoffResult> results;
    private final Map<SessionId, NoticeResult> told = new HashMap<>();

    NoticeRound(
            SessionHost host,
            RunClock clock,
            LogoffCancellation cancellation,
            Duration margin,
            Consumer<LogoffResult> results) {
        this.host = host;
        this.clock = clock;
        this.cancellation = cancellation;
        this.margin = margin;
        this.results = results;
    }

    /** What came of it in each session that may be logged off now. Those that are neither there nor have a result were not reached. */
    Map<SessionId, NoticeResult> give(LogoffNotice notice, List<SessionInfo> planned) {
        List<SessionInfo> concerned = planned.stream().filter(notice::concerns).toList();
        if (notice instanceof Warning warning) {
            warn(warning, concerned);
        } else if (notice instanceof Question question) {
            ask(question, concerned);
        }
        return told;
    }

    private void warn(Warning warning, List<SessionInfo> sessions) {
        for (SessionInfo session : sessions) {
            if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
                return;
            }
            tell(session, () -> {
                        host.sendMessage(session.id(), warning.message());
                        told.put(session.id(), NoticeResult.WARNED);
                    })
                    .ifPresent(results);
        }
        if (!told.isEmpty()) {
            cancellation.pause(clock, warning.grace());
        }
    }

    private Optional<LogoffResult> tell(SessionInfo session, Runnable message) {
        try {
            Optional<LogoffResult> change = SameSession.check(host, session);
            if (change.isEmpty()) {
                message.run();
            }
            return change;
        } catch (SessionException e) {
            return Optional.of(
                    e.reason() == Reason.NO_SUCH_SESSION
                            ? SameSession.gone(session, e)
                            : LogoffResult.notTold(session, e));
        }
    }

    /** Either what the user answered, or why nobody was asked. */
    private record Answer(
            SessionInfo session,
            @Nullable MessageAnswer given,
            @Nullable LogoffResult instead) {}

    private void ask(Question question, List<SessionInfo> sessions) {
        if (sessions.isEmpty()) {
            return;
        }
        BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        Set<SessionInfo> open = new LinkedHashSet<>(sessions);
        try (QuestionThreads threads = new QuestionThreads(sessions.size(), host.address())) {
            sessions.forEach(session -> threads.begin(() -> answers.add(ask(session, question.message()))));
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
        if (!cancellation.isCancelled() && !Thread.currentThread().isInterrupted()) {
            open.forEach(session -> results.accept(LogoffResult.notTold(session, lost())));
        }
    }

    /** Runs in a thread of its own. */
    private Answer ask(SessionInfo session, Message message) {
        MessageAnswer[] given = new MessageAnswer[1];
        try {
            LogoffResult instead = tell(session, () -> given[0] = host.ask(session.id(), message))
                    .orElse(null);
            return new Answer(session, given[0], instead);
        } catch (RuntimeException e) {
            SessionException failure = SessionException.of(
                    Reason.OTHER,
                    SessionOperation.MESSAGE,
                    host.address().toString(),
                    "asking ended with " + e,
                    "This is a defect of the host's implementation; report it.",
                    e);
            return new Answer(session, null, LogoffResult.notTold(session, failure));
        }
    }

    private void settle(Question question, Answer answer) {
        if (answer.instead() != null) {
            results.accept(answer.instead());
            return;
        }
        // A question has two buttons. What is neither of them is no consent.
        NoticeResult result = answer.given() == MessageAnswer.YES
                ? NoticeResult.SAID_YES
                : answer.given() == MessageAnswer.TIMED_OUT ? NoticeResult.DID_NOT_ANSWER : NoticeResult.SAID_NO;
        boolean declines = (result == NoticeResult.SAID_NO && question.no() == Consequence.KEEP)
                || (result == NoticeResult.DID_NOT_ANSWER && question.silence() == Consequence.KEEP);
        if (declines) {
            results.accept(LogoffResult.of(answer.session(), LogoffOutcome.DECLINED, "its user " + result.words())
                    .withNotice(result));
        } else {
            told.put(answer.session().id(), result);
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
