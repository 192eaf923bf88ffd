package io.github.sessionctl.fleet;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.SessionException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run did on one host. Immutable if the result is.
 * @param host the host, or the address that could not be expanded to hosts
 * @param outcome how it ended
 * @param result what came out; there with {@link HostOutcome#DONE}, null with {@link HostOutcome#FAILED} and {@link HostOutcome#NOT_BEGUN}, a part of
 *     it or null otherwise
 * @param failure why there is no (whole) result; null with {@link HostOutcome#DONE} only
 * @param took from opening the host to the outcome; zero where it was not opened
 */
public record HostResult<T>(
        HostAddress host,
        HostOutcome outcome,
        @Nullable T result,
        @Nullable SessionException failure,
        Duration took) {

    /** What came out, whole or in part; empty when nothing did. */
    public Optional<T> value() {
        return Optional.ofNullable(result);
    }

    /** Whether the run on this host went to its end, whatever came out. */
    public boolean isDone() {
        return outcome == HostOutcome.DONE;
    }
}
