package io.github.sessionctl.maven.run;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.fleet.HostResult;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.RunVerdict;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.text.TextTable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** What went wrong in a run, and the one place that makes Maven's exceptions of it. Not for use by several threads. */
public final class Problems {

    /** Of a cause's message: more than a path and a reason. */
    private static final int LONGEST = 2_000;

    private final List<String> errors = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    /** What is said above so many of the others. */
    private final IntFunction<String> heading;

    private @Nullable Exception firstError;

    private Problems(IntFunction<String> heading) {
        this.heading = heading;
    }

    /** None yet, of a run that was to do something to sessions, such as {@code logged off}. */
    Problems(String done) {
        this(count -> number(count, "session") + (count == 1 ? " was" : " were") + " not " + done + " as asked:");
    }

    /** None yet, of a run that only looks. */
    public Problems() {
        this(count -> number(count, "problem") + " found:");
    }

    /** A host that could not be asked: what is going on there is not known. Nothing where the host was asked. */
    void add(HostResult<?> host) {
        SessionException failure = host.failure();
        if (failure != null) {
            addError(failure, failure.getMessage());
        }
    }

    /** A file could not be written. */
    void add(Path file, IOException failure) {
        addError(
                failure,
                "Cannot write " + QuotedInput.of(file.toString()) + ": " + reason(failure)
                        + ". Check the path and the rights on it.");
    }

    /** Without the path, which a failure of the file system repeats. */
    private static String reason(IOException failure) {
        String name = failure.getClass().getSimpleName();
        if (!(failure instanceof FileSystemException atFile)) {
            return failure.toString();
        }
        return atFile.getReason() == null ? name : name + ": " + atFile.getReason();
    }

    private void addError(Exception failure, String text) {
        errors.add(TextTable.oneLine(text));
        if (firstError == null) {
            firstError = failure;
        }
    }

    /** What was to be done to sessions and has failed, as {@code failed} words it, and the hosts that could not be asked. */
    <T> void add(FleetReport<T> report, Function<T, Stream<String>> failed) {
        for (HostResult<T> host : report.hosts()) {
            add(host);
            host.value().stream().flatMap(failed).forEach(this::add);
        }
    }

    /** Where nothing has failed, why the one session that was asked for has been left alone on every host, or that it is not there. */
    <T> void addNotDone(
            LogoffPolicy policy,
            FleetReport<T> report,
            Function<T, RunVerdict> verdict,
            Function<T, Stream<String>> meant) {
        if (isEmpty() && report.values().stream().map(verdict).allMatch(RunVerdict.NOT_DONE::equals)) {
            report.values().stream().flatMap(meant).forEach(this::add);
            if (isEmpty()) {
                String hosts = report.hosts().stream()
                        .map(host -> host.host().toString())
                        .collect(Collectors.joining(", "));
                add("there is none on " + hosts + " (asked for: " + policy.words()
                        + "); session:list shows those that there are");
            }
        }
    }

    /** A result in a line, and what helps where a rule keeps the session. */
    static String kept(String result, @Nullable LogoffRule rule) {
        boolean canBeForced = rule == LogoffRule.CONSOLE || rule == LogoffRule.OWN_SESSION;
        return canBeForced ? result + "; if it is meant all the same, session.force=true" : result;
    }

    /** Something that is known, and not what was asked for. */
    void add(String problem) {
        others.add("  " + TextTable.oneLine(problem));
    }

    static String number(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** Whether nothing went wrong. */
    public boolean isEmpty() {
        return errors.isEmpty() && others.isEmpty();
    }

    /** All of them, each in a line with what to do next. */
    public String text() {
        List<String> lines = new ArrayList<>(errors);
        if (!others.isEmpty()) {
            lines.add(heading.apply(others.size()));
            lines.addAll(others);
        }
        return String.join(System.lineSeparator(), lines);
    }

    /**
     * Throws them.
     *
     * @throws MojoExecutionException when something could not be found out or written
     * @throws MojoFailureException when all is known, and it is not what was asked for
     */
    public void fail() throws MojoExecutionException, MojoFailureException {
        if (firstError != null) {
            throw isFitForLog(firstError)
                    ? new MojoExecutionException(text(), firstError)
                    : new MojoExecutionException(text());
        }
        if (!isEmpty()) {
            throw new MojoFailureException(text());
        }
    }

    /** Maven shows the messages of the causes, too, as they are. */
    private static boolean isFitForLog(Exception error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            String message = each.getMessage();
            if (message != null && (message.length() > LONGEST || !QuotedInput.isHarmless(message))) {
                return false;
            }
        }
        return true;
    }
}
