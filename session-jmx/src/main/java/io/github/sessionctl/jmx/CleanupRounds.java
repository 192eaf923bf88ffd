package io.github.sessionctl.jmx;

import io.github.sessionctl.jmx.audit.Caller;
import io.github.sessionctl.text.DurationText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
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
    private final HostOperations operations;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    CleanupRounds(CleanupSchedule schedule, HostOperations operations) {
        this.schedule = schedule;
        this.operations = operations;
        thread = new Thread(this::rounds, "sessionctl-cleanup-" + operations.host.address());
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
            AuditedOperation record = operations.record(
                    Caller.AUTOMATIC,
                    "cleanup",
                    Map.of("every", DurationText.format(schedule.every()), "dryRun", String.valueOf(isDryRun)));
            try {
                carryOut(isDryRun, record);
                return true;
            } catch (RuntimeException | Error e) {
                // Whatever it was, the next round may go better.
                record.failed(e.getMessage() == null ? e.toString() : e.getMessage());
            } finally {
                operations.changed();
            }
        } catch (RuntimeException | Error e) {
            String host = operations.host.address().toString();
            LOGGER.log(Level.WARNING, "a round of the clean-up of " + host + " could not be recorded", e);
        }
        return false;
    }

    private void carryOut(boolean isDryRun, AuditedOperation record) {
        if (isDryRun) {
            int count = operations.desk.publishPlan(schedule.policy()).logoffs().size();
            record.done(count + " would be logged off");
        } else {
            operations.desk.logoff(schedule.policy(), record);
            record.done();
        }
    }

    /** Ends the rounds; a run under way ends with its desk. Waits for the thread, but not for a host that hangs: that call is given up. */
    @Override
    public void close() {
        closing.countDown();
        operations.desk.close();
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
