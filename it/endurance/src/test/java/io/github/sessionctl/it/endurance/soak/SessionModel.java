package io.github.sessionctl.it.endurance.soak;

import io.github.sessionctl.session.ConnectState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Knows at each moment which logons exist on a machine, because nobody else lets them come and go, and judges every logoff. Nothing changes in a session
 * between a runner's last look at it and what it does then: for that moment Windows has no atomic call, so no program can be held to it.
 */
final class SessionModel {

    private static final long FIRST_ID = 10;
    private static final int IDS = 24;

    private final Machine machine;
    private final Random random;
    private final Problems problems;
    private final Map<Long, Instance> sessions = new HashMap<>();
    private final Map<Thread, Look> looks = new HashMap<>();
    private final Map<Thread, Operation> operations = new HashMap<>();
    private final List<Long> accepted = new ArrayList<>();
    private final Figures figures;

    private record Look(long id, Optional<Instance> instance) {}

    SessionModel(Machine machine, Random random, Problems problems, Figures figures) {
        this.machine = machine;
        this.random = random;
        this.problems = problems;
        this.figures = figures;
    }

    /** Something happens to somebody. */
    synchronized void stir() {
        disturb(FIRST_ID + random.nextInt(IDS));
    }

    /** Something happens to this session, unless somebody is just about to act on it. */
    private void disturb(long id) {
        if (looks.values().stream().anyMatch(look -> look.id() == id)) {
            figures.add("changesPutOff");
            return;
        }
        figures.add("changes");
        Instance now = sessions.get(id);
        if (now == null) {
            logOn(id);
            return;
        }
        switch (now.isEnding ? random.nextInt(2) : random.nextInt(5)) {
            case 0 -> vanish(id);
            case 1 -> {
                vanish(id);
                logOn(id);
                figures.add("reusedIds");
            }
            case 2 -> {
                now.reconnect();
                machine.show(now);
            }
            default -> {
                if (now.state != ConnectState.DISCONNECTED) {
                    now.disconnect();
                    machine.show(now);
                }
            }
        }
    }

    private void logOn(long id) {
        Instance instance = new Instance(id, random);
        // One that has ended by itself may not have been looked at since.
        machine.vanish(id);
        machine.logOn(instance);
        sessions.put(id, instance);
        figures.add("logons");
    }

    private void vanish(long id) {
        machine.vanish(id);
        sessions.remove(id);
    }

    /** A thread that acts looks at a session: what it sees stays so until it goes on. */
    synchronized void looksAt(long id) {
        looks.put(Thread.currentThread(), new Look(id, Optional.ofNullable(sessions.get(id))));
    }

    /** The thread has gone on. */
    synchronized void goesOn() {
        looks.remove(Thread.currentThread());
    }

    /** A call about a session has failed in this thread. */
    synchronized void failed(long id) {
        Operation operation = operations.get(Thread.currentThread());
        if (operation != null) {
            operation.failed().add(id);
        }
    }

    /** This thread's operation is about to act; sometimes just then something happens to whom it has planned. */
    synchronized void begins(Operation operation, List<Long> planned) {
        operations.put(Thread.currentThread(), operation);
        figures.add("runs");
        if (random.nextInt(3) == 0) {
            disturb(planned.get(random.nextInt(planned.size())));
        }
    }

    synchronized Optional<Operation> operation() {
        return Optional.ofNullable(operations.get(Thread.currentThread()));
    }

    synchronized void ends() {
        Operation ended = operations.remove(Thread.currentThread());
        if (ended != null && !ended.asked().isEmpty()) {
            problems.add(ended + " has ended without an outcome for the sessions " + ended.asked());
        }
    }

    /** Somebody asks the machine for a logoff. */
    synchronized void logoff(long id, LogoffCall call) {
        Look look = looks.remove(Thread.currentThread());
        Operation operation = operations.get(Thread.currentThread());
        Instance instance = sessions.get(id);
        if (operation == null || look == null || look.id() != id) {
            problems.add("session " + id + " was asked to log off by "
                    + Thread.currentThread().getName() + " without an audit record before, or without a last look: "
                    + operation + ", " + look);
            return;
        }
        if (instance == null || !look.instance().equals(Optional.of(instance)) || !operation.allows(instance)) {
            problems.add("WRONG LOGOFF by " + operation + ": session " + id + " is now "
                    + (instance == null ? "free" : instance.toString()) + " on "
                    + machine.getClass().getSimpleName());
        }
        switch (call.make()) {
            case ACCEPTED -> {
                accepted.add(id);
                figures.add("logoffsAccepted");
                operation.asked().add(id);
                if (instance != null) {
                    instance.isEnding = true;
                }
            }
            case PENDING -> {
                figures.add("logoffsUnderWayAlready");
                operation.asked().add(id);
            }
            case REFUSED -> {
                figures.add("logoffsRefused");
                operation.failed().add(id);
            }
            case GONE -> figures.add("logoffsOfGone");
        }
    }

    /** What a machine answers to a logoff. */
    enum Answer {
        ACCEPTED,
        PENDING,
        REFUSED,
        GONE
    }

    /** The call itself; nothing else happens on the machine meanwhile. */
    interface LogoffCall {
        Answer make();
    }

    /** Somebody disconnects a session. */
    synchronized void disconnect(long id, Runnable call) {
        looks.remove(Thread.currentThread());
        Instance instance = sessions.get(id);
        call.run();
        if (instance != null) {
            instance.disconnect();
        }
    }

    /** Compares with the machine's own journal. To be called while no call is under way. */
    synchronized void compare() {
        machine.acceptedLogoffs().ifPresent(journal -> {
            figures.add("journalLogoffs", journal.size());
            if (!journal.equals(accepted)) {
                problems.add("the journal has the logoffs " + journal + ", the model " + accepted);
            }
        });
        accepted.clear();
        String disorder = machine.disorder();
        if (!disorder.isEmpty()) {
            problems.add("while no call was under way there were " + disorder);
        }
    }

    /** An ID in use and its user, most of the time, to be typed by an operator. */
    synchronized Optional<Instance> anybody(Random choice) {
        List<Instance> all = List.copyOf(sessions.values());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(choice.nextInt(all.size())));
    }
}
