package io.github.sessionctl.logoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffNotice.Question;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many users who are asked, or warned, at a time, and the time that there is for it. */
@Timeout(120)
class QuestionRoundTest {

    private static final Question QUESTION = LogoffNotice.ask("Maintenance", "Log off?", Duration.ofMinutes(10));

    @AfterEach
    void noThreadIsLeft() {
        Awaitility.await()
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith(NoticeRound.THREAD_NAME)));
    }

    private static String users(int many) {
        StringBuilder scenario = new StringBuilder();
        for (int id = 1; id <= many; id++) {
            scenario.append("session id=" + id + " user=u" + id + " logonAgo=9h answer=yes\n");
        }
        return scenario.toString();
    }

    /** A host whose users answer as said. */
    private static SessionHost answering(SessionHost host, Function<SessionId, MessageAnswer> answers) {
        return new ForwardingSessionHost(host) {
            @Override
            public MessageAnswer ask(SessionId session, Message message) {
                return answers.apply(session);
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static LogoffPolicy asking(LogoffNotice notice) {
        return LogoffPolicy.selected().everyone().notice(notice).build();
    }

    @Test
    void twoHundredUsersAreAskedAtTheSameTime() {
        CyclicBarrier together = new CyclicBarrier(NoticeRound.MOST_QUESTIONS);
        try (Simulation simulation = new Simulation(
                users(NoticeRound.MOST_QUESTIONS),
                host -> answering(host, session -> {
                    try {
                        together.await(60, TimeUnit.SECONDS);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return MessageAnswer.YES;
                }))) {
            LogoffReport report = simulation.run(asking(QUESTION));

            assertThat(report.count(LogoffOutcome.LOGGED_OFF)).isEqualTo(NoticeRound.MOST_QUESTIONS);
        }
    }

    @Test
    void moreUsersThanThreadsAreAskedInTurn() {
        try (Simulation simulation = new Simulation(users(NoticeRound.MOST_QUESTIONS + 6))) {
            LogoffReport report = simulation.run(asking(QUESTION));

            assertThat(report.count(LogoffOutcome.LOGGED_OFF)).isEqualTo(NoticeRound.MOST_QUESTIONS + 6);
        }
    }

    @Test
    void whoeverThereIsNoTimeLeftToAskIsNotAsked() {
        CountDownLatch asked = new CountDownLatch(NoticeRound.MOST_QUESTIONS);
        CountDownLatch isLate = new CountDownLatch(1);
        AtomicInteger questions = new AtomicInteger();
        try (Simulation simulation = new Simulation(
                users(NoticeRound.MOST_QUESTIONS + 6),
                host -> answering(host, session -> {
                    questions.incrementAndGet();
                    asked.countDown();
                    await(isLate);
                    return MessageAnswer.YES;
                }))) {
            LogoffPlan plan = simulation.plan(asking(QUESTION));
            LogoffCancellation limited =
                    simulation.cancellation.within(Duration.ofMinutes(11), simulation.clock::nanoTime);
            Thread clockTurner = new Thread(() -> {
                await(asked);
                simulation.clock.advance(Duration.ofMinutes(5));
                isLate.countDown();
            });
            clockTurner.start();

            LogoffReport report = simulation.runner().run(simulation.faced(), plan, LogoffListener.NONE, limited);

            assertThat(questions).hasValue(NoticeRound.MOST_QUESTIONS);
            assertThat(report.count(LogoffOutcome.LOGGED_OFF)).isEqualTo(NoticeRound.MOST_QUESTIONS);
            assertThat(report.results())
                    .filteredOn(result -> result.outcome() == LogoffOutcome.NOT_BEGUN)
                    .hasSize(6)
                    .allMatch(result -> result.explanation().equals("there was no time left to ask its user"));
        }
    }

    @Test
    void questionTakesItsAnswerAndWhatFollowsFromTheTimeThatIsLeft() {
        Duration needed = QUESTION.timeout().plus(NoticeRound.MARGIN);
        for (int missing = 0; missing < 2; missing++) {
            try (Simulation simulation = new Simulation(users(1))) {
                LogoffPlan plan = simulation.plan(asking(QUESTION));
                LogoffCancellation limited =
                        simulation.cancellation.within(needed.minusNanos(missing), simulation.clock::nanoTime);

                simulation.runner().run(simulation.faced(), plan, LogoffListener.NONE, limited);

                assertThat(simulation.host.told).hasSize(1 - missing);
            }
        }
    }

    @Test
    void nobodyIsWarnedWhoseGracePeriodEndsAfterTheRun() {
        Duration grace = Duration.ofMinutes(5);
        for (int missing = 0; missing < 2; missing++) {
            try (Simulation simulation = new Simulation(users(2))) {
                LogoffPlan plan = simulation.plan(asking(LogoffNotice.warn("T", "t", grace)));
                LogoffCancellation limited =
                        simulation.cancellation.within(grace.minusNanos(missing), simulation.clock::nanoTime);

                LogoffReport report = simulation.runner().run(simulation.faced(), plan, LogoffListener.NONE, limited);

                assertThat(simulation.host.told).hasSize(missing == 0 ? 2 : 0);
                assertThat(simulation.host.loggedOff).isEmpty();
                assertThat(Simulation.result(report, 1).outcome()).isEqualTo(LogoffOutcome.NOT_BEGUN);
                assertThat(Simulation.result(report, 1).explanation())
                        .isEqualTo(
                                missing == 0
                                        ? "the run was ended by its deadline before it came to this session"
                                        : "there was no time left to warn its user");
            }
        }
    }

    @Test
    void userWhoIsWarnedWhileTheSessionIsLockedMayNotHaveSeenIt() {
        String locked = "session id=4 user=dana logonAgo=9h locked=yes\nsession id=5 user=emil logonAgo=9h locked=no"
                + "\nsession id=6 user=fred logonAgo=9h"
                + "\nsession id=7 user=gerd logonAgo=9h locked=no\nchange before=read call=2 session=7 locked=yes";
        try (Simulation simulation = new Simulation(locked)) {
            LogoffReport report = simulation.run(asking(LogoffNotice.warn("T", "t", Duration.ofMinutes(1))));

            assertThat(report.results())
                    .extracting(LogoffResult::notice)
                    .containsExactly(
                            null,
                            NoticeResult.WARNED_WHILE_LOCKED,
                            NoticeResult.WARNED,
                            NoticeResult.WARNED,
                            NoticeResult.WARNED_WHILE_LOCKED);
            assertThat(Simulation.result(report, 4).toLine()).endsWith("(warned while locked)");
        }
    }

    @Test
    void questionThatNeverComesBackIsGivenUp() {
        CountDownLatch never = new CountDownLatch(1);
        List<LastLook.Result> results = new ArrayList<>();
        try (Simulation simulation = new Simulation(
                users(2),
                host -> answering(host, session -> {
                    if (session.value() == 1) {
                        return MessageAnswer.NO;
                    }
                    await(never);
                    return MessageAnswer.YES;
                }))) {
            Question brief = LogoffNotice.ask("T", "t", Duration.ofMillis(200));
            LogoffPlan plan = simulation.plan(asking(brief));
            List<SessionInfo> sessions =
                    plan.logoffs().stream().map(LogoffDecision::session).toList();
            List<String> declined = new ArrayList<>();
            LastLook lastLook = new LastLook(simulation.faced(), plan, simulation.clock, simulation.cancellation);
            NoticeRound.Outlet outlet = new NoticeRound.Outlet() {
                @Override
                public void told(SessionInfo session, NoticeResult result) {}

                @Override
                public void declined(SessionInfo session, NoticeResult result) {
                    declined.add(session.id() + " " + result);
                }

                @Override
                public void notTold(SessionInfo session, LastLook.Result result) {
                    results.add(result);
                }
            };
            new NoticeRound(lastLook, Duration.ZERO, outlet).give(brief, sessions);

            assertThat(declined).containsExactly("1 SAID_NO");
            assertThat(results).singleElement().satisfies(lost -> {
                SessionException failure = Objects.requireNonNull(lost.failure());
                assertThat(lost.kind()).isEqualTo(LastLook.Kind.NOT_KNOWN);
                assertThat(failure.reason()).isEqualTo(Reason.OTHER);
                assertThat(failure.problem()).isEqualTo("the host did not say in time what was answered");
            });
        }
    }

    @Test
    void cancelWhileUsersAreAskedLogsNobodyOff() {
        CountDownLatch asked = new CountDownLatch(2);
        try (Simulation simulation = new Simulation(
                users(3),
                (host, self) -> answering(host, session -> {
                    if (session.value() == 1) {
                        await(asked);
                        self.cancellation.cancel();
                        return MessageAnswer.YES;
                    }
                    asked.countDown();
                    await(new CountDownLatch(1));
                    return MessageAnswer.YES;
                }))) {
            LogoffReport report = simulation.run(asking(QUESTION));

            assertThat(report.count(LogoffOutcome.NOT_BEGUN)).isEqualTo(3);
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }

    @Test
    void interruptedRunStopsAskingAndLogsNobodyOff() {
        Thread runs = Thread.currentThread();
        try (Simulation simulation = new Simulation(
                users(2),
                host -> answering(host, session -> {
                    runs.interrupt();
                    await(new CountDownLatch(1));
                    return MessageAnswer.YES;
                }))) {
            LogoffReport report = simulation.run(asking(QUESTION));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(report.count(LogoffOutcome.NOT_BEGUN)).isEqualTo(2);
            assertThat(Simulation.result(report, 1).explanation())
                    .isEqualTo("the run was interrupted before it came to this session");
            assertThat(simulation.host.loggedOff).isEmpty();
        }
    }

    /** Neither a user who does not answer nor a listener that does not return keeps a process alive that wants to end. */
    @Test
    void threadsThatAskAndThatTellAreDaemons() {
        List<Boolean> daemons = new CopyOnWriteArrayList<>();
        try (Simulation simulation = new Simulation(users(1), host -> new ForwardingSessionHost(host) {
            @Override
            public MessageAnswer ask(SessionId session, Message message) {
                daemons.add(Thread.currentThread().isDaemon());
                return super.ask(session, message);
            }
        })) {
            LogoffPlan plan =
                    simulation.plan(LogoffPolicy.users().notice(QUESTION).build());
            simulation.run(plan, new LogoffListener() {
                @Override
                public void requested(SessionInfo session) {
                    daemons.add(Thread.currentThread().isDaemon());
                }
            });

            assertThat(daemons).containsExactly(true, true);
        }
    }
}
