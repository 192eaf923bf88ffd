package io.github.sessionctl.safety;

import io.github.sessionctl.logoff.LogoffCancellation;
import io.github.sessionctl.safety.Disturbance.Stop;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How a run ends early, and that nothing follows then. Safe for use by several threads. */
final class EarlyEnd {

    private final Disturbance disturbance;
    private final Story story;
    private final Set<Thread> interrupted = new HashSet<>();
    private @Nullable LogoffCancellation handle;
    private long overAt = Long.MAX_VALUE;
    private int calls;
    private boolean isOver;

    EarlyEnd(Disturbance disturbance, Story story) {
        this.disturbance = disturbance;
        this.story = story;
    }

    /** From now on the run may end: by this handle, and by itself at this time of its clock. */
    synchronized void prepare(LogoffCancellation by, long deadline) {
        handle = by;
        overAt = deadline;
    }

    /** Cancels the run, here and now. */
    void cancel() {
        handle.cancel();
        synchronized (this) {
            isOver = true;
        }
    }

    private Thread cancelBeside() {
        Thread other = new Thread(this::cancel);
        other.start();
        return other;
    }

    /**
     * A call has come to its beginning by which the run may end.
     *
     * @param act what it does; null for a look right before
     */
    void atCall(@Nullable Act act) {
        synchronized (this) {
            if (handle == null || ++calls != disturbance.stopAt()) {
                return;
            }
            story.add("  " + disturbance.stop());
            if (disturbance.stop() == Stop.INTERRUPT) {
                interrupted.add(Thread.currentThread());
                Thread.currentThread().interrupt();
            }
        }
        if (disturbance.stop() == Stop.CANCEL_IN_CALL) {
            cancel();
        } else if (disturbance.stop() == Stop.CANCEL) {
            Thread other = cancelBeside();
            if (act == null) {
                join(other);
            } else {
                mustWait(other, act);
            }
        }
    }

    /** Whoever cancels waits for a call that acts and is on its way; for a question not for ever. */
    private void mustWait(Thread other, Act act) {
        while (other.getState() != Thread.State.TIMED_WAITING && other.isAlive()) {
            Thread.onSpinWait();
        }
        story.check(
                other.isAlive() || act == Act.ASK, "cancelling has not waited for " + act + ", which was on its way");
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

    /** Whether a question is to stay open until the run is cancelled. */
    synchronized boolean isToLeaveOpen() {
        return handle != null && disturbance.stop() == Stop.CANCEL_WHILE_ASKED && !isOver;
    }

    /** Cancels while a question is open, and waits until that has ended it; the thread stays interrupted. */
    void cancelWhileAsked() {
        cancelBeside();
        try {
            TimeUnit.SECONDS.sleep(30);
            story.wrong("cancelling has not ended a question");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Somebody is about to act. */
    synchronized void check(Act act, long id, Trail trail) {
        String what = act + " of " + id + " ";
        // It had been begun, and was interrupted on its way to the host.
        boolean wasUnderWay = act == Act.ASK && Thread.currentThread().isInterrupted();
        story.check(!isOver || wasUnderWay, what + "after the run was cancelled");
        story.check(trail.returnedAt < overAt, what + "after the deadline");
        story.check(!interrupted.contains(Thread.currentThread()), what + "in an interrupted thread");
    }
}
