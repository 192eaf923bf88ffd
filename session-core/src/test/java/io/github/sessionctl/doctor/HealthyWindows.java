package io.github.sessionctl.doctor;

import io.github.sessionctl.host.NativeProbe;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A Windows on which native code finds nothing wrong; tests override what they want to be wrong. */
class HealthyWindows implements NativeProbe {

    static final SystemDescription SYSTEM =
            new SystemDescription("Windows 11", "10.0", "amd64", "21.0.1 (Somebody)", true);

    @Override
    public Optional<String> jnaProblem() {
        return Optional.empty();
    }

    @Override
    public Optional<String> libraryProblem() {
        return Optional.empty();
    }

    @Override
    public List<String> missingFunctions() {
        return List.of();
    }

    @Override
    public List<String> missingOptionalFunctions() {
        return List.of();
    }

    @Override
    public OptionalInt productType() {
        return OptionalInt.of(0x65);
    }

    @Override
    public boolean isElevated() {
        return true;
    }
}
