package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.jmx.CleanupSchedule;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A clean-up that the server makes by itself, off unless asked for. */
final class CleanupOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is parsed
    private CommandSpec spec;

    @Option(
            names = "--cleanup-every",
            paramLabel = "TIME",
            converter = Values.Time.class,
            description =
                    "Every so often log off by itself whom the options below mean, such as 15m. The first round only"
                            + " says whom it would.")
    private @Nullable Duration every;

    @Mixin
    private final PolicyOptions policy = new PolicyOptions();

    @Option(names = "--dry-run", description = "With --cleanup-every: no round logs anybody off, each only says whom.")
    private boolean dryRun;

    /**
     * What they say; empty when there is to be no clean-up.
     *
     * @throws ParameterException when they contradict each other, or a value is out of range
     */
    Optional<CleanupSchedule> schedule() {
        if (every == null) {
            if (policy.isGiven() || !policy.details().isEmpty() || dryRun) {
                String given = policy.isGiven()
                        ? "--disconnected-for"
                        : dryRun ? "--dry-run" : policy.details().get(0);
                throw wrong(given + " needs --cleanup-every: the server logs nobody off by itself without it");
            }
            return Optional.empty();
        }
        if (!policy.isGiven()) {
            throw wrong("--cleanup-every needs --disconnected-for; 0s means all who are disconnected");
        }
        try {
            CleanupSchedule schedule = CleanupSchedule.every(every, policy.policy());
            return Optional.of(dryRun ? schedule.onlyPlanning() : schedule);
        } catch (IllegalArgumentException e) {
            throw wrong("--cleanup-every: " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
