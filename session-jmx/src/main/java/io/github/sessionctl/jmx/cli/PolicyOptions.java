package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.UserPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The rules of a clean-up: who has been disconnected for long, and who is left alone all the same. */
final class PolicyOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is parsed
    private CommandSpec spec;

    @Option(
            names = "--disconnected-for",
            paramLabel = "TIME",
            converter = Values.Time.class,
            description = "Everybody who has been disconnected for at least this long, such as 30m, 2h or 1d; 0s for"
                    + " all who are disconnected.")
    private @Nullable Duration disconnectedFor;

    @Option(
            names = "--include-users",
            paramLabel = "USERS",
            split = ",",
            hideParamSyntax = true,
            converter = Values.User.class,
            description = "Only these users, comma separated: anna, CORP\\*, build-*.")
    private @Nullable List<UserPattern> includeUsers;

    @Option(
            names = "--exclude-users",
            paramLabel = "USERS",
            split = ",",
            hideParamSyntax = true,
            converter = Values.User.class,
            description = "But not these users.")
    private @Nullable List<UserPattern> excludeUsers;

    @Option(
            names = "--keep-if-running",
            paramLabel = "NAMES",
            split = ",",
            hideParamSyntax = true,
            converter = Values.ProcessName.class,
            description = "But no session in which one of these processes runs, such as devenv.exe.")
    private @Nullable List<String> keepIfRunning;

    @Option(names = "--include-console", description = "The session at the machine's own screen, too.")
    private boolean includeConsole;

    @Option(
            names = "--max-logoffs",
            paramLabel = "NUMBER",
            description = "At most so many sessions on each host, the longest unused first.")
    private @Nullable Integer maxLogoffs;

    boolean isGiven() {
        return disconnectedFor != null;
    }

    /** The options of this kind that were given beside {@code --disconnected-for}. */
    List<String> details() {
        List<String> given = new ArrayList<>();
        addIf(includeUsers != null, "--include-users", given);
        addIf(excludeUsers != null, "--exclude-users", given);
        addIf(keepIfRunning != null, "--keep-if-running", given);
        addIf(includeConsole, "--include-console", given);
        addIf(maxLogoffs != null, "--max-logoffs", given);
        return given;
    }

    private static void addIf(boolean isGiven, String name, List<String> given) {
        if (isGiven) {
            given.add(name);
        }
    }

    Optional<Duration> disconnectedFor() {
        return Optional.ofNullable(disconnectedFor);
    }

    /**
     * The rules.
     *
     * @throws ParameterException when the time is missing, or a value makes no sense
     */
    LogoffPolicy policy() {
        if (disconnectedFor == null) {
            throw wrong(details().get(0) + " needs --disconnected-for; 0s means all who are disconnected");
        }
        if (maxLogoffs != null && maxLogoffs < 1) {
            throw wrong("--max-logoffs " + maxLogoffs + " is less than 1");
        }
        checkNames("--include-users", includeUsers);
        checkNames("--exclude-users", excludeUsers);
        LogoffPolicy.Builder policy = LogoffPolicy.disconnected().disconnectedFor(disconnectedFor);
        Optional.ofNullable(includeUsers).ifPresent(policy::includeUsers);
        Optional.ofNullable(excludeUsers).ifPresent(policy::excludeUsers);
        Optional.ofNullable(keepIfRunning).ifPresent(policy::keepIfRunning);
        Optional.ofNullable(maxLogoffs).ifPresent(policy::maxLogoffs);
        if (includeConsole) {
            policy.includeConsole();
        }
        return policy.build();
    }

    /** Nobody to include would mean everybody. */
    private void checkNames(String option, @Nullable List<UserPattern> users) {
        if (users != null && users.isEmpty()) {
            throw wrong(option + " names nobody; give users, or leave it out");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
