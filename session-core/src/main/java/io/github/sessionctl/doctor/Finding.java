package io.github.sessionctl.doctor;

import io.github.sessionctl.session.SessionException;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * One thing that was looked at. Immutable.
 * @param name what was looked at; for a host its address, a colon and the aspect
 * @param found what was found, as a sentence or clause
 * @param nextStep what to do about it, as a sentence; empty when nothing is to be done
 */
public record Finding(String name, FindingStatus status, String found, String nextStep) {

    /** Keeps one check that fails from ending the others: the failure is its finding. */
    static Finding check(String name, Supplier<Finding> check) {
        try {
            return check.get();
        } catch (SessionException e) {
            return problem(name, e);
        } catch (RuntimeException | LinkageError e) {
            String found = "the check itself has failed: " + text(e);
            return problem(name, found, "Please report it with the version of Windows.");
        }
    }

    static Finding problem(String name, SessionException e) {
        return problem(name, text(e), e.nextStep());
    }

    static Finding warning(String name, SessionException e) {
        return warning(name, text(e), e.nextStep());
    }

    /** Why it failed, with the Win32 code where there is one. */
    static String text(Throwable e) {
        if (e instanceof SessionException failure) {
            OptionalInt code = failure.win32Code();
            return failure.problem() + (code.isPresent() ? " (Win32 error " + code.getAsInt() + ")" : "");
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    static Finding ok(String name, String found) {
        return new Finding(name, FindingStatus.OK, found, "");
    }

    static Finding notChecked(String name, String found, String nextStep) {
        return new Finding(name, FindingStatus.NOT_CHECKED, found, nextStep);
    }

    static Finding warning(String name, String found, String nextStep) {
        return new Finding(name, FindingStatus.WARNING, found, nextStep);
    }

    static Finding problem(String name, String found, String nextStep) {
        return new Finding(name, FindingStatus.PROBLEM, found, nextStep);
    }
}
