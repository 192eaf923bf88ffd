package io.github.sessionctl.doctor;

import io.github.sessionctl.session.SessionException;
import java.util.function.Supplier;

/** Keeps one check that fails from ending the others: the failure is its finding. */
final class Guard {

    private Guard() {}

    static Finding check(String name, Supplier<Finding> check) {
        try {
            return check.get();
        } catch (SessionException e) {
            return Finding.problem(name, problem(e), e.nextStep());
        } catch (RuntimeException | LinkageError e) {
            return Finding.problem(
                    name, "the check itself has failed: " + text(e), "Please report it with the version of Windows.");
        }
    }

    /** Why it failed, with the Win32 code where there is one. */
    static String problem(SessionException e) {
        return e.win32Code().isPresent()
                ? e.problem() + " (Win32 error " + e.win32Code().getAsInt() + ")"
                : e.problem();
    }

    static String text(Throwable e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
