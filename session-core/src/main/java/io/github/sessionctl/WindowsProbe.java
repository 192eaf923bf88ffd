package io.github.sessionctl;

import io.github.sessionctl.doctor.NativeProbe;
import io.github.sessionctl.host.wts.WtsProbe;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Answers the doctor's questions from the binding to Windows. */
final class WindowsProbe implements NativeProbe {

    @Override
    public Optional<String> jnaProblem() {
        return WtsProbe.jnaProblem();
    }

    @Override
    public Optional<String> libraryProblem() {
        return WtsProbe.libraryProblem();
    }

    @Override
    public List<String> missingFunctions() {
        return WtsProbe.missingFunctions();
    }

    @Override
    public List<String> missingOptionalFunctions() {
        return WtsProbe.missingOptionalFunctions();
    }

    @Override
    public OptionalInt productType() {
        return WtsProbe.productType();
    }

    @Override
    public boolean isElevated() {
        return WtsProbe.isElevated();
    }
}
