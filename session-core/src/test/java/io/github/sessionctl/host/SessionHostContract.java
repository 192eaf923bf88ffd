package io.github.sessionctl.host;

/** What every {@link SessionHost} keeps to, whatever stands behind it. */
public interface SessionHostContract
        extends ListingContract, ReadingContract, ActingContract, EventContract, FailingContract {}
