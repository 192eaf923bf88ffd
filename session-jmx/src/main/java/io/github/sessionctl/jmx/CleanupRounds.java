package io.github.sessionctl.jmx;

import io.github.sessionctl.jmx.audit.AuditTrail;
import io.github.sessionctl.jmx.audit.Caller;
import io.github.sessionctl.logoff.LogoffPlan;
import io.github.sessionctl.text.DurationText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Carries out a schedule on one host, in a daemon thread of its own. A round that fails, whatever it throws, is in the audit, and the next one comes.
 * Until a round has shown what would be done, none does it.
 */
final class CleanupRounds implements AutoCloseable {

    private static final Logger LOGGER = System.getLogger(CleanupRounds.class.getName());

    /** How long a round may take to its end by itself: a logoff that is being asked for is better not given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** How long it may take then. */
    private static final Duration LONGEST_END = Duration.ofSeconds(4);

    private final CleanupSchedule schedule;
    private final LogoffDesk desk;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final String host;
    private final Runnable afterRound;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    CleanupRounds(
            String host,
            CleanupSchedule schedule,
            LogoffDesk desk,
            AuditTrail audit,
            InstantSource clock,
            Runnable afterRound) {
        this.host = host;
        this.schedule = schedule;
        this.desk = desk;
        this.audit = audit;
        this.clock = clock;
        this.afterRound = afterRound;
        thread = new Thread(this::rounds, "sessionctl-cleanup-" + host);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void rounds() {
        try {
            boolean isShown = false;
            do {
                isShown |= round(!isShown || schedule.dryRun());
            } while (!closing.await(schedule.every().toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            // Only close does that.
            Thread.currentThread().interrupt();
        }
    }

    /** Says whether it went to its end. */
    private boolean round(boolean isDryRun) {
        try {
            AuditedOperation record = record(isDryRun);
            try {
                carryOut(isDryRun, record);
                return true;
            } catch (RuntimeException | Error e) {
                // Whatever it was, the next round may go better.
                record.failed(e.getMessage() == null ? e.toString() : e.getMessage());
            } finally {
                afterRound.run();
            }
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.WARNING, "a round of the clean-up of " + host + " could not be recorded", e);
        }
        return false;
    }

    private AuditedOperation record(boolean isDryRun) {
        return new AuditedOperation(
                audit,
                clock,
                Caller.AUTOMATIC,
                host,
                "cleanup",
                Map.of("every", DurationText.format(schedule.every()), "dryRun", String.valueOf(isDryRun)));
    }

    private void carryOut(boolean isDryRun, AuditedOperation record) {
        if (isDryRun) {
            LogoffPlan plan = desk.plan(schedule.policy());
            desk.publish(plan);
            record.done(plan.logoffs().size() + " would be logged off");
        } else {
            desk.logoff(schedule.policy(), record);
            record.done();
        }
    }

    /**
     * Ends the rounds; a run under way ends with its desk. Waits for the thread, but not for a host that hangs: that call is given up.
     */
    @Override
    public void close() {
        closing.countDown();
        desk.close();
        try {
            // Joining a thread that has not been started returns at once.
            thread.join(PATIENCE.toMillis());
            thread.interrupt();
            thread.join(LONGEST_END.toMillis());
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
