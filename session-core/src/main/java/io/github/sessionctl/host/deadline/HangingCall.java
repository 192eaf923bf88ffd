package io.github.sessionctl.host.deadline;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.SessionOperation;
import java.time.Duration;

/**
 * A call that is past its deadline and has not come back.
 *
 * @param host the host that does not answer
 * @param operation what it was asked to do
 * @param elapsed how long ago it was asked
 */
public record HangingCall(HostAddress host, SessionOperation operation, Duration elapsed) {}
