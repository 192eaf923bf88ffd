package io.github.sessionctl.host.simulated;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still. */
final class FrozenClock implements InstantSource {

    @Override
    public Instant instant() {
        return Instant.parse("2026-03-01T12:00:00Z");
    }
}
