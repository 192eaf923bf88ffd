package io.github.sessionctl.doctor;

/**
 * One thing that was looked at. Immutable.
 *
 * @param name what was looked at; for a host its address, a colon and the aspect
 * @param status how it stands
 * @param found what was found, as a sentence or clause
 * @param nextStep what to do about it, as a sentence; empty when nothing is to be done
 */
public record Finding(String name, FindingStatus status, String found, String nextStep) {

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
