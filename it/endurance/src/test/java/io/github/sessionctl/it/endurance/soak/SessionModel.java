package io.github.sessionctl.it.endurance.soak;

import io.github.sessionctl.session.ConnectState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows at each moment which logons exist on a machine, because nobody else lets them come and go, and judges every logoff. Nothing changes in a session
 * between a runner's last look at it and what it does then: for that moment Windows has no atomic call, so no program can be held to it.
 */
@SuppressWarnings("ThreadLocalUsage") // one model for each machine, and each knows its own threads
final class SessionModel {

    private static final long FIRST_ID = 10;
    private static final int IDS = 24;

    private final Machine machine;
    private final Random random;
    private final Problems problems;
    private final Map<Long, Instance> sessions = new HashMap<>();
    private final Map<Thread, Look> looks = new HashMap<>();

    /** The threads that a run begins, to ask users and to tell a listener, work for the same operation. */
    private final InheritableThreadLocal<Operation> operations = new InheritableThreadLocal<>();

    /** What has failed while a thread was planning: its operation is announced later, and not at all where nobody is to be logged off. */
    private final InheritableThreadLocal<Set<Long>> planningFailures = new InheritableThreadLocal<>() {
        @Override
        protected Set<Long> initialValue() {
            return ConcurrentHashMap.newKeySet();
        }
    };

    private final List<Long> accepted = new ArrayList<>();
    private final Figures figures;

    /** Who is at the console, null for nobody who comes and goes. */
    private @Nullable Instance console;

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
        if (isLookedAt(id)) {
            figures.add("changesPutOff");
            return;
        }
        figures.add("changes");
        Instance now = sessions.get(id);
        if (now == null) {
            logOn(new Instance(id, random));
            return;
        }
        switch (now.isEnding ? random.nextInt(2) : random.nextInt(10)) {
            case 0 -> vanish(now);
            case 1 -> {
                vanish(now);
                logOn(random.nextInt(3) == 0 ? now.namesake(random) : new Instance(id, random));
                figures.add("reusedIds");
            }
            case 2, 3 -> {
                now.reconnect();
                machine.connected(now);
            }
            case 4 -> sitDown(now);
            case 5, 6 -> {
                if (now.keptSince == null) {
                    now.keptSince = Instant.now();
                    machine.start(now);
                } else {
                    now.keptSince = null;
                    machine.end(now);
                }
                figures.add("processes");
            }
            default -> disconnect(now);
        }
    }

    private boolean isLookedAt(long id) {
        return looks.values().stream().anyMatch(look -> look.id() == id);
    }

    private void logOn(Instance instance) {
        // One that has ended by itself may not have been looked at since.
        machine.vanish(instance.id);
        machine.logOn(instance);
        sessions.put(instance.id, instance);
        figures.add("logons");
    }

    private void vanish(Instance instance) {
        machine.vanish(instance.id);
        sessions.remove(instance.id);
        if (instance.equals(console)) {
            console = null;
            machine.leaveConsole();
        }
    }

    private void disconnect(Instance instance) {
        if (instance.state != ConnectState.DISCONNECTED) {
            instance.disconnect();
            machine.disconnected(instance);
            if (instance.equals(console)) {
                console = null;
                machine.leaveConsole();
            }
        }
    }

    /** As on Windows, whoever was there before is disconnected by that; and its session's name tells who is there now. */
    private void sitDown(Instance instance) {
        if (console != null && (isLookedAt(console.id) || console.equals(instance))) {
            return;
        }
        if (console != null) {
            disconnect(console);
        }
        instance.sitDown();
        machine.connected(instance);
        console = instance;
        figures.add("consoles");
    }

    /** A thread that acts looks at a session: what it sees stays so until it goes on. */
    synchronized void looksAt(long id) {
        looks.put(Thread.currentThread(), new Look(id, Optional.ofNullable(sessions.get(id))));
    }

    /** The thread has gone on. */
    synchronized void goesOn() {
        looks.remove(Thread.currentThread());
    }

    /** A call about a session has failed in this thread; it may be planning yet. */
    synchronized void failed(long id) {
        failures().add(id);
    }

    /** A call about the whole host has failed in this thread. */
    synchronized void hostFailed() {
        sessions.keySet().forEach(this::failed);
    }

    /** Whether a call has failed that what this thread does to the session needs. */
    synchronized boolean hasFailed(long id) {
        return failures().contains(id);
    }

    private Set<Long> failures() {
        return operation().map(Operation::failed).orElseGet(planningFailures::get);
    }

    /** This thread's operation is about to act; sometimes just then something happens to whom it has planned. */
    synchronized void begins(Operation operation, List<Long> planned) {
        operation.failed().addAll(planningFailures.get());
        planningFailures.remove();
        operations.set(operation);
        figures.add("runs");
        if (random.nextInt(3) == 0) {
            disturb(planned.get(random.nextInt(planned.size())));
        }
    }

    synchronized Optional<Operation> operation() {
        return Optional.ofNullable(operations.get())
                .filter(operation -> !operation.hasEnded().get());
    }

    synchronized void ends() {
        operation().ifPresent(ended -> {
            ended.hasEnded().set(true);
            if (!ended.asked().isEmpty()) {
                problems.add(ended + " has ended without an outcome for the sessions " + ended.asked());
            }
        });
    }

    /** Somebody asks the machine for a logoff. */
    synchronized void logoff(long id, LogoffCall call) {
        Look look = looks.remove(Thread.currentThread());
        Operation operation = operation().orElse(null);
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
                failed(id);
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

    /** Somebody disconnects a session, or sends a message to it. */
    synchronized void touch(long id, String how, Runnable call) {
        Look look = looks.remove(Thread.currentThread());
        Instance instance = sessions.get(id);
        boolean isAsSeen = look != null && look.id() == id && look.instance().equals(Optional.ofNullable(instance));
        // A message that an operator sends harms nobody, and goes to the console, too; a run warns nobody there.
        boolean mayBeAtConsole = how.equals("told something") && operation().isEmpty();
        if (!isAsSeen || (instance != null && instance.isAtConsole && !mayBeAtConsole)) {
            problems.add("session " + id + " was " + how + " by "
                    + Thread.currentThread().getName() + ": seen was " + look + ", it is " + instance);
        }
        call.run();
    }

    /** The machine has disconnected a session. */
    synchronized void wasDisconnected(long id) {
        Instance instance = sessions.get(id);
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
