package io.github.sessionctl.safety;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stands between an engine and a host. Before each call it lets something happen to the machine, or lets the call fail; and each call that acts on a
 * session goes to the judge first.
 */
final class Witness extends ForwardingSessionHost {

    private static final List<Duration> DELAYS =
            List.of(Duration.ofMillis(300), Duration.ofSeconds(3), Duration.ofSeconds(7), Duration.ofMinutes(11));

    final Story story = new Story();
    final EarlyEnd end;

    private final TrueMachine machine;
    private final Disturbance disturbance;
    private final Chance chance;
    private final VirtualClock clock;
    private final Simulator simulator;
    private final History history;
    private final Judge judge;
    private final Mischief mischief;

    private final Map<String, Integer> calls = new HashMap<>();
    private final Map<Thread, Trail> trails = new HashMap<>();
    private final Map<Act, List<Long>> sent = new EnumMap<>(Act.class);
    private List<SessionInfo> listed = List.of();
    private boolean hasBegun;
    private boolean isClosed;

    Witness(
            SessionHost host,
            Simulator simulator,
            TrueMachine machine,
            Wish wish,
            Disturbance disturbance,
            Chance chance,
            VirtualClock clock) {
        super(host);
        this.simulator = simulator;
        this.machine = machine;
        this.disturbance = disturbance;
        this.chance = chance;
        this.clock = clock;
        end = new EarlyEnd(disturbance, story);
        history = new History(machine, clock);
        judge = new Judge(wish, history, clock, story);
        mischief = new Mischief(disturbance, host.address().toString());
        List.of(Act.LOGOFF, Act.DISCONNECT, Act.MESSAGE).forEach(act -> sent.put(act, new ArrayList<>()));
    }

    /** What has reached the host; for Windows a question is a message that waits. */
    synchronized Map<Act, List<Long>> sent() {
        return sent;
    }

    /** To how many sessions something was done, or perhaps done. */
    synchronized int acts() {
        return judge.acts();
    }

    synchronized Deeds deeds(long id) {
        return judge.deeds(id);
    }

    /** See {@link History#isGone}. */
    synchronized boolean isGone(long id) {
        return history.isGone(id);
    }

    /** What was true when the sessions were listed for the plan. */
    synchronized Optional<Moment> listed() {
        return Optional.ofNullable(history.listed());
    }

    /** The rows of the first list: the plan's. */
    synchronized List<SessionInfo> rows() {
        return listed;
    }

    /** Whether there is more than a plan: somebody was looked at again. */
    synchronized boolean hasBegun() {
        return hasBegun;
    }

    // What an engine asks for.

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

    /** What belongs to a look at some session. */
    private synchronized <T> T look(String call, SessionOperation operation, Supplier<T> body) {
        Trail trail = trail();
        int from = trail.lookFrom;
        return query(call, operation, () -> {
            trail.lookFrom = from < 0 ? history.now() : from;
            return body.get();
        });
    }

    @Override
    public String machineName() {
        return query("name", SessionOperation.OPEN, super::machineName);
    }

    @Override
    public List<SessionInfo> list() {
        return query("list", SessionOperation.LIST, () -> {
            List<SessionInfo> rows = super.list();
            if (listed.isEmpty()) {
                listed = rows;
            }
            history.list();
            history.ids().forEach(this::see);
            return rows;
        });
    }

    /** The engine learns whether the logon that was planned under this ID is there. */
    private void see(long id) {
        judge.deeds(id).isSeenGone |= history.isMissing(id);
    }

    private synchronized <T> T query(String call, SessionOperation operation, Supplier<T> body) {
        Trail trail = trail();
        trail.goOn();
        Chance draw = begin(call, 0);
        try {
            mischief.instead(draw, operation, null, history.planned().isEmpty());
            return body.get();
        } catch (RuntimeException | Error e) {
            story.add("  fails: " + e);
            throw e;
        } finally {
            trail.returnedAt = clock.nanoTime();
        }
    }

    @Override
    public SessionInfo read(SessionInfo session) {
        long id = session.id().value();
        if (isPlanned(id)) {
            end.atCall(null);
        }
        synchronized (this) {
            hasBegun |= isPlanned(id);
            long begunAt = clock.nanoTime();
            Trail trail = trail();
            int from = trail.lookFrom;
            trail.goOn();
            judge.asked(id, null);
            Chance draw = begin("read " + id, id);
            try {
                mischief.instead(
                        draw,
                        SessionOperation.READ,
                        session.id(),
                        history.planned().isEmpty());
                SessionInfo answer = super.read(session);
                TrueSession truth = history.session(id);
                story.check(
                        truth != null && tells(answer, truth),
                        "the test's machine and its simulator differ: " + answer + " and " + truth);
                answer = mischief.distort(draw, answer, truth);
                int now = history.now();
                trail.look = new Look(truth, from < 0 ? now : from, now, begunAt, clock.nanoTime());
                judge.asked(id, trail.look);
                history.look(trail.look);
                see(id);
                return answer;
            } catch (RuntimeException | Error e) {
                hear(e, id);
                throw e;
            } finally {
                trail.returnedAt = clock.nanoTime();
            }
        }
    }

    private synchronized boolean isPlanned(long id) {
        return history.planned(id) != null;
    }

    private static boolean tells(SessionInfo answer, TrueSession truth) {
        String name = answer.user() == null ? "" : answer.user().name();
        boolean isUser = truth.user == null
                ? name.isEmpty()
                : name.equals(truth.user.name()) || name.equals(truth.listed().name());
        return isUser
                && answer.state() == truth.state
                && answer.name().equals(truth.name)
                && answer.lock() == truth.lock;
    }

    /** The engine hears of a failure of a call about a session, and that a logoff is under way if it says so. */
    private void hear(Throwable failure, long id) {
        story.add("  fails: " + failure);
        if (failure instanceof SessionException refusal && refusal.reason() == Reason.LOGOFF_PENDING) {
            judge.deeds(id).isSaidToBePending = true;
        }
    }

    // What an engine does.

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
        judge(act, session);
        end.atCall(act);
        carryOut(act, session, body);
    }

    private synchronized void judge(Act act, SessionId session) {
        Trail trail = trail();
        end.check(act, session.value(), trail);
        judge.judge(act, session.value(), trail);
        trail.goOn();
    }

    private synchronized void carryOut(Act act, SessionId session, Runnable body) {
        long id = session.value();
        Chance draw = begin(act + " " + id, id);
        Deeds done = judge.deeds(id);
        done.isSeenGone &= act != Act.LOGOFF;
        try {
            mischief.instead(draw, act, session);
            send(act, id, body);
            mischief.afterwards(draw, act, session);
            done.done(act);
            done.toldAt = act == Act.MESSAGE ? Long.valueOf(clock.nanoTime()) : done.toldAt;
            story.check(done.times(act) == 1, act + " of " + id + " was done twice");
        } catch (RuntimeException | Error e) {
            done.failed(act, e);
            hear(e, id);
            throw e;
        } finally {
            trail().returnedAt = clock.nanoTime();
        }
    }

    private void send(Act act, long id, Runnable body) {
        List<Long> ofAct = sent.get(act == Act.ASK ? Act.MESSAGE : act);
        ofAct.add(id);
        try {
            body.run();
        } catch (SessionException e) {
            if (e.reason() == Reason.NOT_ASKED) {
                ofAct.remove(ofAct.size() - 1);
            }
            throw e;
        }
    }

    @Override
    public MessageAnswer ask(SessionId session, Message message) {
        judge(Act.ASK, session);
        if (end.isToLeaveOpen()) {
            carryOut(Act.ASK, session, () -> super.sendMessage(session, message));
            end.cancelWhileAsked();
            throw mischief.failure(Reason.INTERRUPTED, SessionOperation.MESSAGE, session);
        }
        end.atCall(Act.ASK);
        synchronized (this) {
            MessageAnswer[] answer = new MessageAnswer[1];
            carryOut(Act.ASK, session, () -> answer[0] = answer(session, message));
            // While the user thinks.
            Chance draw = begin("answer " + session, session.value());
            if (!disturbance.isNone() && draw.once(3)) {
                TrueSession asked = machine.session(session.value());
                if (asked != null && draw.coin()) {
                    machine.edit(asked).used(Duration.ZERO).done();
                } else {
                    new RandomMachine(draw, machine).happen(session.value());
                }
                history.remember();
            }
            story.add("  answers " + answer[0]);
            judge.deeds(session.value()).answer = answer[0];
            trail().returnedAt = clock.nanoTime();
            return answer[0];
        }
    }

    /** For silence nobody waits: then the question is a message. */
    private MessageAnswer answer(SessionId session, Message message) {
        Chance draw = chance.at("answer of " + session);
        MessageAnswer answer = draw.coin() ? MessageAnswer.YES : draw.pick(List.of(MessageAnswer.values()));
        TrueSession truth = machine.session(session.value());
        if (answer == MessageAnswer.TIMED_OUT || truth == null || truth.state != ConnectState.ACTIVE) {
            super.sendMessage(session, message);
            return MessageAnswer.TIMED_OUT;
        }
        machine.edit(truth).answers(answer.name()).done();
        return super.ask(session, message);
    }

    // What happens meanwhile.

    private Trail trail() {
        return trails.computeIfAbsent(Thread.currentThread(), first -> new Trail());
    }

    /** Time passes, things happen, logoffs end. */
    private Chance begin(String call, long about) {
        if (isClosed) {
            // A question that its run has given up must not change the machine of the next try, which may be the same
            // process's.
            throw new IllegalStateException("the try is over");
        }
        Chance draw = chance.at(call + " " + calls.merge(call, 1, Integer::sum));
        RandomMachine fate = new RandomMachine(draw, machine);
        mischief.count();
        story.add(call);
        clock.advance(Duration.ofMillis(1));
        if (!disturbance.isNone()) {
            if (draw.once(10)) {
                Duration delay = draw.pick(DELAYS);
                clock.advance(delay);
                story.add("  takes " + delay);
            }
            if (draw.once(disturbance.changes())) {
                for (int i = 1 + draw.below(2); i > 0; i--) {
                    fate.happen(about > 0 ? about : anyOne(draw));
                }
            }
        }
        machine.sessions().stream()
                .filter(session -> session.isEnding && draw.once(3))
                .forEach(fate::end);
        history.remember();
        return draw;
    }

    /** Mostly one that was planned: that is what matters. */
    private long anyOne(Chance draw) {
        return history.planned().isEmpty() || draw.once(4)
                ? 1 + draw.below(RandomMachine.MOST)
                : draw.pick(history.planned());
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        super.close();
    }

    /** Something happens, in the words of a scenario. */
    void happen(String keys) {
        story.add("  happens: " + keys);
        simulator.happen(keys);
    }
}
