package io.github.sessionctl.safety;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.safety.Disturbance.Stop;
import io.github.sessionctl.safety.SafetyRules.Glance;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import io.github.sessionctl.session.SessionTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands between an engine and a host. Before each call it lets something happen to the machine, or lets the call fail; and each call that acts on a
 * session it judges by what is true, as far as a look right before could have told.
 */
final class Witness extends ForwardingSessionHost {

    private static final Duration LOOK_STAYS_FRESH = Duration.ofSeconds(2);
    private static final Duration PROCESSES_STAY_FRESH = Duration.ofSeconds(5);
    private static final List<Duration> DELAYS =
            List.of(Duration.ofMillis(300), Duration.ofSeconds(3), Duration.ofSeconds(7), Duration.ofMinutes(11));

    private static final int UNREACHABLE = 1722;
    private static final List<Integer> ERRORS = List.of(5, 2, 87, 259, 1702, 1722, 1726, 6, 7007, 7022, 7024);
    private static final List<Integer> REFUSALS =
            List.of(5, 2, 87, 1702, 1702, 1722, 7007, 7022, 7024, 7024, 7024, 7024, 7024);

    private final TrueMachine machine;
    private final Wish wish;
    private final Set<Act> wanted;
    private final Disturbance disturbance;
    private final Chance chance;
    private final VirtualClock clock;
    private final Simulator simulator;

    private final List<Moment> moments = new ArrayList<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private final Map<Thread, Trail> trails = new HashMap<>();
    private final Map<Long, @Nullable Read> lastAbout = new HashMap<>();
    private final Map<Long, Read> planned = new HashMap<>();
    private final Map<Long, Deeds> deeds = new HashMap<>();
    private final Map<Act, List<Long>> sent = new EnumMap<>(Act.class);
    private final Set<Long> everInvisible = new HashSet<>();
    private final Set<Thread> interrupted = new HashSet<>();
    private final List<String> trace = new ArrayList<>();
    private final List<String> wrongs = new ArrayList<>();
    private @Nullable Moment listed;
    private @Nullable LogoffCancellation cancellation;
    private long overAt = Long.MAX_VALUE;
    private int callsInAll;
    private int callsUnderCancellation;
    private boolean hasBegun;
    private boolean isOver;

    /** What one thread has just done. */
    private static final class Trail {
        /** The moment at which the look that is under way began; negative when none is. */
        int lookFrom = -1;

        /** The read that was its last call; null when that was another one. */
        @Nullable Read read;

        /** When its last call returned. */
        long returnedAt;
    }

    /**
     * A look at a session.
     *
     * @param session what was true, without what was not told
     * @param from the moment at which the look began
     * @param moment the moment at which the session was read
     * @param begunAt when the call for that began, by the run's clock
     * @param endedAt when it returned
     */
    private record Read(TrueSession session, int from, int moment, long begunAt, long endedAt) {}

    Witness(
            SessionHost host,
            Simulator simulator,
            TrueMachine machine,
            Wish wish,
            Set<Act> wanted,
            Disturbance disturbance,
            Chance chance,
            VirtualClock clock) {
        super(host);
        this.simulator = simulator;
        this.machine = machine;
        this.wish = wish;
        this.wanted = wanted;
        this.disturbance = disturbance;
        this.chance = chance;
        this.clock = clock;
        List.of(Act.LOGOFF, Act.DISCONNECT, Act.MESSAGE).forEach(act -> sent.put(act, new ArrayList<>()));
        remember();
    }

    /** From now on runs are ended early, by this handle. */
    synchronized void mayStop(LogoffCancellation by, long deadline) {
        cancellation = by;
        overAt = deadline;
    }

    /** The run has been cancelled: nothing may follow. */
    synchronized void isCancelled() {
        isOver = true;
    }

    /** What was done wrong. */
    synchronized List<String> wrongs() {
        return List.copyOf(wrongs);
    }

    synchronized void wrong(String what) {
        wrongs.add(what);
        trace.add("WRONG: " + what);
    }

    /** What has reached the host; for Windows a question is a message that waits. */
    synchronized Map<Act, List<Long>> sent() {
        return sent;
    }

    synchronized String story() {
        return String.join("\n", trace);
    }

    /** To how many sessions something was done, or perhaps done. */
    synchronized int acts() {
        return (int) deeds.values().stream().filter(Deeds::isAny).count();
    }

    synchronized Deeds deeds(long id) {
        return deeds.computeIfAbsent(id, first -> new Deeds());
    }

    /** Whether the logon that was planned under this ID has really gone, or at least was hidden at some time, so that nobody could know. */
    synchronized boolean isGone(long id) {
        Read read = planned.get(id);
        TrueSession session = read != null
                ? read.session()
                : listed == null ? null : listed.session(id).orElse(null);
        return session == null
                || everInvisible.contains(session.logon)
                || machine.sessions().stream().noneMatch(row -> row.logon == session.logon);
    }

    /** What was true when the sessions were listed for the plan. */
    synchronized Optional<Moment> listed() {
        return Optional.ofNullable(listed);
    }

    // What the engine asks for.

    @Override
    public Optional<SessionId> ownSession() {
        return look("own", SessionOperation.OPEN, super::ownSession);
    }

    @Override
    public Optional<SessionId> consoleSession() {
        return look("console", SessionOperation.OPEN, super::consoleSession);
    }

    @Override
    public boolean hasChildSessions() {
        return look("children", SessionOperation.OPEN, super::hasChildSessions);
    }

    @Override
    public List<SessionProcess> processes() {
        return look("processes", SessionOperation.PROCESSES, super::processes);
    }

    private <T> T look(String call, SessionOperation operation, Supplier<T> body) {
        synchronized (this) {
            Trail trail = trail();
            trail.read = null;
            Chance draw = begin(call, 0);
            if (trail.lookFrom < 0) {
                trail.lookFrom = moments.size() - 1;
            }
            try {
                failPerhaps(draw, operation, null);
                return body.get();
            } finally {
                trail.returnedAt = clock.nanoTime();
            }
        }
    }

    @Override
    public String machineName() {
        return other("name", SessionOperation.OPEN, super::machineName);
    }

    @Override
    public List<SessionInfo> list() {
        return other("list", SessionOperation.LIST, () -> {
            List<SessionInfo> rows = super.list();
            if (listed == null) {
                listed = moments.get(moments.size() - 1);
            }
            return rows;
        });
    }

    private <T> T other(String call, SessionOperation operation, Supplier<T> body) {
        synchronized (this) {
            Trail trail = trail();
            trail.read = null;
            trail.lookFrom = -1;
            Chance draw = begin(call, 0);
            try {
                failPerhaps(draw, operation, null);
                return body.get();
            } finally {
                trail.returnedAt = clock.nanoTime();
            }
        }
    }

    @Override
    public SessionInfo read(SessionInfo session) {
        if (isPlanned(session)) {
            stopIfDue(false);
        }
        synchronized (this) {
            long id = session.id().value();
            long begunAt = clock.nanoTime();
            Trail trail = trail();
            trail.read = null;
            lastAbout.put(id, null);
            hasBegun |= planned.containsKey(id);
            Chance draw = begin("read " + id, id);
            int moment = moments.size() - 1;
            int from = trail.lookFrom < 0 ? moment : trail.lookFrom;
            trail.lookFrom = -1;
            try {
                failPerhaps(draw, SessionOperation.READ, session.id());
                SessionInfo answer;
                try {
                    answer = super.read(session);
                } catch (SessionException e) {
                    hear(e, id);
                    throw e;
                }
                TrueSession truth = moments.get(moment).session(id).orElse(null);
                if (truth == null || !tells(answer, truth)) {
                    wrong("the test's machine and its simulator differ: " + answer + " and " + truth);
                    return answer;
                }
                if (!disturbance.isNone() && draw.once(30)) {
                    answer = concealing(draw, answer, truth);
                    trace.add("  tells no more than " + answer.times());
                }
                Read read = new Read(truth, from, moment, begunAt, clock.nanoTime());
                trail.read = read;
                lastAbout.put(id, read);
                planned.putIfAbsent(id, read);
                return answer;
            } finally {
                trail.returnedAt = clock.nanoTime();
            }
        }
    }

    /** Whether there is more than a plan: somebody was looked at again. */
    synchronized boolean hasBegun() {
        return hasBegun;
    }

    private synchronized boolean isPlanned(SessionInfo session) {
        return planned.containsKey(session.id().value());
    }

    private static boolean tells(SessionInfo answer, TrueSession truth) {
        String name = answer.user() == null ? "" : answer.user().name();
        return answer.state() == truth.state
                && answer.name().equals(truth.name)
                && answer.lock() == truth.lock
                && (truth.user == null
                        ? name.isEmpty()
                        : name.equals(truth.user.name())
                                || name.equals(truth.listed().name()));
    }

    /** The host does not tell all times. */
    private static SessionInfo concealing(Chance draw, SessionInfo answer, TrueSession truth) {
        SessionTimes times = answer.times();
        boolean hidesAll = draw.once(3);
        boolean hidesLogon = hidesAll || draw.coin();
        boolean hidesRest = hidesAll || !hidesLogon;
        truth.loggedOnAt = hidesLogon ? null : truth.loggedOnAt;
        truth.disconnectedAt = hidesRest ? null : truth.disconnectedAt;
        truth.usedAt = hidesRest ? null : truth.usedAt;
        return answer.withReading(
                answer.name(),
                answer.state(),
                answer.user(),
                new SessionTimes(
                        hidesLogon ? null : times.logon(),
                        times.connect(),
                        hidesRest ? null : times.disconnect(),
                        hidesRest ? null : times.lastInput(),
                        times.read()),
                answer.lock());
    }

    // What the engine does.

    @Override
    public void requestLogoff(SessionId session) {
        act(Act.LOGOFF, session, () -> {
            super.requestLogoff(session);
            machine.session(session.value()).isEnding = true;
        });
    }

    @Override
    public void disconnect(SessionId session) {
        act(Act.DISCONNECT, session, () -> {
            super.disconnect(session);
            machine.wasDisconnected(session.value());
        });
    }

    @Override
    public void sendMessage(SessionId session, Message message) {
        act(Act.MESSAGE, session, () -> super.sendMessage(session, message));
    }

    private void act(Act act, SessionId session, Runnable body) {
        synchronized (this) {
            judge(act, session.value());
        }
        stopIfDue(true);
        synchronized (this) {
            actNow(act, session, body);
        }
    }

    private void actNow(Act act, SessionId session, Runnable body) {
        long id = session.value();
        Chance draw = begin(act + " " + id, id);
        Deeds done = deeds(id);
        try {
            failInsteadPerhaps(draw, act, session);
            send(act, id, body);
            failAfterwardsPerhaps(draw, act, session);
            done.done(act);
            done.toldAt = act == Act.MESSAGE ? Long.valueOf(clock.nanoTime()) : done.toldAt;
            if (act != Act.ASK
                    && (act == Act.LOGOFF ? done.loggedOff : act == Act.DISCONNECT ? done.disconnected : done.told)
                            > 1) {
                wrong(act + " of " + id + " was done twice");
            }
        } catch (RuntimeException | Error e) {
            done.failed(act, e);
            hear(e, id);
            throw e;
        } finally {
            trail().returnedAt = clock.nanoTime();
        }
    }

    private void send(Act act, long id, Runnable body) {
        List<Long> calls = sent.get(act == Act.ASK ? Act.MESSAGE : act);
        calls.add(id);
        try {
            body.run();
        } catch (SessionException e) {
            if (e.reason() == Reason.NOT_ASKED) {
                calls.remove(calls.size() - 1);
            }
            throw e;
        }
    }

    @Override
    public MessageAnswer ask(SessionId session, Message message) {
        long id = session.value();
        synchronized (this) {
            judge(Act.ASK, id);
        }
        if (isStopDue(Stop.CANCEL_WHILE_ASKED)) {
            synchronized (this) {
                actNow(Act.ASK, session, () -> super.sendMessage(session, message));
            }
            awaitCancel();
            synchronized (this) {
                deeds(id).told--;
                deeds(id).perhapsTold++;
            }
            Thread.currentThread().interrupt();
            throw failure(Reason.INTERRUPTED, SessionOperation.MESSAGE, session);
        }
        stopIfDue(true);
        synchronized (this) {
            MessageAnswer[] answer = new MessageAnswer[1];
            actNow(Act.ASK, session, () -> answer[0] = answer(session, message));
            // While the user thinks.
            begin("answer " + id, id);
            trail().returnedAt = clock.nanoTime();
            deeds(id).answer = answer[0];
            trace.add("  answers " + answer[0]);
            return answer[0];
        }
    }

    /** For silence nobody waits: then the question is a message. */
    private MessageAnswer answer(SessionId session, Message message) {
        Chance draw = chance.at("answer of " + session);
        MessageAnswer answer = draw.once(2) ? MessageAnswer.YES : draw.pick(List.of(MessageAnswer.values()));
        TrueSession truth = machine.session(session.value());
        if (answer == MessageAnswer.TIMED_OUT || truth == null || truth.state != ConnectState.ACTIVE) {
            super.sendMessage(session, message);
            return MessageAnswer.TIMED_OUT;
        }
        machine.edit(truth).answers(answer.name()).done();
        return super.ask(session, message);
    }

    // What is wrong with that.

    private void judge(Act act, long id) {
        Trail trail = trail();
        String what = act + " of " + id + " ";
        boolean wasUnderWay = act == Act.ASK && Thread.currentThread().isInterrupted();
        check(!isOver || wasUnderWay, what + "after the run was cancelled");
        check(trail.returnedAt < overAt, what + "after the deadline");
        check(!interrupted.contains(Thread.currentThread()), what + "in an interrupted thread");
        check(wanted.contains(act), what + "which nobody wants");
        Read read = trail.read;
        trail.read = null;
        trail.lookFrom = -1;
        if (read == null || read.session().id != id || !read.equals(lastAbout.get(id))) {
            wrong(what + "without a look right before");
            return;
        }
        lastAbout.put(id, null);
        // Where users are asked, other threads turn the clock meanwhile.
        check(
                act == Act.ASK || clock.nanoTime() - read.endedAt() <= LOOK_STAYS_FRESH.toNanos(),
                what + "long after the look at " + read.endedAt());
        TrueSession now = read.session();
        Read before = planned.get(id);
        if (before == null || before.equals(read) || listed == null) {
            wrong(what + "which was never planned");
            return;
        }
        check(isSame(before.session(), now), what + "which is another one than " + before.session());
        boolean saidYes =
                act == Act.LOGOFF && wish.notice == Wish.Notice.QUESTION && deeds(id).answer == MessageAnswer.YES;
        Glance glance = new Glance(now, listed, moments.subList(read.from(), read.moment() + 1), recent(read), saidYes);
        List<String> rules = SafetyRules.keeping(wish, glance);
        check(rules.isEmpty(), what + "which is kept by " + rules + ": " + now);
        boolean isThere = now.state == ConnectState.ACTIVE;
        check(isThere || (act != Act.ASK && act != Act.MESSAGE), what + "where nobody can see it: " + now);
        check(act != Act.DISCONNECT || now.state != ConnectState.DISCONNECTED, what + "which is so already");
        if (act == Act.LOGOFF && before.session().state == ConnectState.ACTIVE) {
            check(consents(id), what + "whose user was not told, or does not want it");
        }
    }

    private void check(boolean isRight, String wrong) {
        if (!isRight) {
            wrong(wrong);
        }
    }

    /** The same logon; and where its user had gone, he has not been back. */
    private static boolean isSame(TrueSession before, TrueSession now) {
        if (before.user == null) {
            return now.user == null;
        }
        return before.logon == now.logon
                && (before.state != ConnectState.DISCONNECTED
                        || (now.state == ConnectState.DISCONNECTED
                                && Objects.equals(before.disconnectedAt, now.disconnectedAt)));
    }

    private boolean consents(long id) {
        Deeds done = deeds(id);
        return switch (wish.notice) {
            case NONE -> true;
            case WARNING -> done.toldAt != null && clock.nanoTime() - lastWarning() >= wish.grace.toNanos();
            case QUESTION ->
                done.answer == MessageAnswer.YES
                        || (done.answer == MessageAnswer.TIMED_OUT && wish.isSilenceConsent)
                        || (done.answer != null && done.answer != MessageAnswer.TIMED_OUT && wish.isNoIgnored);
        };
    }

    private long lastWarning() {
        return deeds.values().stream()
                .map(done -> done.toldAt)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(Long.MAX_VALUE);
    }

    /** What was true in the last seconds before the look. */
    private List<Moment> recent(Read read) {
        long limit = read.begunAt() - PROCESSES_STAY_FRESH.toNanos();
        int from = read.moment();
        while (from > 0 && moments.get(from).since() > limit) {
            from--;
        }
        return moments.subList(from, read.moment() + 1);
    }

    // What happens meanwhile.

    private Trail trail() {
        return trails.computeIfAbsent(Thread.currentThread(), first -> new Trail());
    }

    private void remember() {
        Moment moment = machine.moment(clock.nanoTime());
        moments.add(moment);
        moment.sessions().stream()
                .filter(session -> !session.isVisible)
                .forEach(session -> everInvisible.add(session.logon));
    }

    /** Time passes, things happen, logoffs end. */
    private Chance begin(String call, long about) {
        callsInAll++;
        Chance draw = chance.at(call + " " + calls.merge(call, 1, Integer::sum));
        trace.add(call);
        clock.advance(Duration.ofMillis(1));
        RandomMachine fate = new RandomMachine(draw, machine);
        if (!disturbance.isNone()) {
            if (draw.once(10)) {
                Duration delay = draw.pick(DELAYS);
                clock.advance(delay);
                trace.add("  takes " + delay);
            }
            if (draw.once(disturbance.changes())) {
                for (int i = 1 + draw.below(2); i > 0; i--) {
                    fate.happen(about == 0 ? 1 + draw.below(6) : about);
                }
            }
        }
        for (TrueSession session : machine.sessions()) {
            if (session.isEnding && draw.once(3)) {
                fate.end(session);
            }
        }
        remember();
        return draw;
    }

    /** Something happens, in the words of a scenario. */
    void happen(String keys) {
        trace.add("  happens: " + keys);
        simulator.happen(keys);
    }

    private void failPerhaps(Chance draw, SessionOperation operation, @Nullable SessionId session) {
        boolean isOut = callsInAll >= disturbance.outageAt();
        if (!isOut && (disturbance.isNone() || !draw.once(disturbance.faults() * (planned.isEmpty() ? 4 : 1)))) {
            return;
        }
        RuntimeException failure = SessionException.ofWin32(
                operation, address().toString(), session, isOut ? UNREACHABLE : draw.pick(ERRORS));
        if (!isOut && draw.once(6)) {
            throwUnexpected(draw);
        }
        hear(failure, session == null ? -1 : session.value());
        throw failure;
    }

    /** The engine hears of a failure of a call about a session, and that a logoff is under way if it says so. */
    private void hear(Throwable failure, long about) {
        trace.add("  fails: " + failure);
        if (failure instanceof SessionException refusal && refusal.reason() == Reason.LOGOFF_PENDING && about >= 0) {
            deeds(about).isSaidToBePending = true;
        }
    }

    private void throwUnexpected(Chance draw) {
        trace.add("  fails as nobody expects");
        switch (draw.below(3)) {
            case 0 -> throw new IllegalStateException("a defect of the host");
            case 1 -> throw new AssertionError("a defect of the host");
            default -> throw new OutOfMemoryError("unable to create native thread");
        }
    }

    private void failInsteadPerhaps(Chance draw, Act act, SessionId session) {
        if (callsInAll >= disturbance.outageAt()) {
            throw SessionException.ofWin32(act.operation, address().toString(), session, UNREACHABLE);
        }
        if (disturbance.isNone() || !draw.once(Math.max(2, disturbance.faults() / 3))) {
            return;
        }
        if (draw.once(4)) {
            failAsIfDone(draw, act, session);
        }
        throw SessionException.ofWin32(act.operation, address().toString(), session, draw.pick(REFUSALS));
    }

    private void failAfterwardsPerhaps(Chance draw, Act act, SessionId session) {
        if (!disturbance.isNone() && draw.once(Math.max(4, disturbance.faults() / 3))) {
            failAsIfDone(draw, act, session);
        }
    }

    /** In a way that leaves it open whether it was done. */
    private void failAsIfDone(Chance draw, Act act, SessionId session) {
        switch (draw.below(4)) {
            case 0 -> throw SessionException.ofWin32(act.operation, address().toString(), session, 1726);
            case 1 -> throw failure(Reason.TIMED_OUT, act.operation, session);
            case 2 -> throw failure(Reason.INTERRUPTED, act.operation, session);
            default -> throwUnexpected(draw);
        }
    }

    private SessionException failure(Reason reason, SessionOperation operation, SessionId session) {
        return SessionException.of(
                reason, operation, address().toString(), session, "the test wants it", "Do nothing.", null);
    }

    // How it ends early.

    private synchronized boolean isStopDue(Stop how) {
        return cancellation != null && disturbance.stop() == how && !isOver;
    }

    private void stopIfDue(boolean acts) {
        LogoffCancellation handle;
        synchronized (this) {
            handle = cancellation;
            if (handle == null || ++callsUnderCancellation != disturbance.stopAt()) {
                return;
            }
            trace.add("  " + disturbance.stop());
            if (disturbance.stop() == Stop.INTERRUPT) {
                interrupted.add(Thread.currentThread());
                Thread.currentThread().interrupt();
            }
        }
        if (disturbance.stop() == Stop.CANCEL_IN_CALL) {
            handle.cancel();
            isCancelled();
        } else if (disturbance.stop() == Stop.CANCEL) {
            Thread other = cancelBeside();
            if (!acts) {
                join(other);
            }
        }
    }

    private Thread cancelBeside() {
        LogoffCancellation handle = cancellation;
        Thread other = new Thread(() -> {
            handle.cancel();
            isCancelled();
        });
        other.start();
        return other;
    }

    /** Uninterruptibly: whoever is cancelled while asking is interrupted. */
    private static void join(Thread other) {
        boolean isInterrupted = false;
        while (other.isAlive()) {
            try {
                other.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The question stays open until somebody cancels. */
    private void awaitCancel() {
        cancelBeside();
        try {
            TimeUnit.SECONDS.sleep(30);
            wrong("cancelling has not ended a question");
        } catch (InterruptedException e) {
            // That is how it ends.
        }
    }
}
