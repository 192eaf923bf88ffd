package io.github.sessionctl.host.wts;

/** Where the strings are to which the pointers of a structure lead. */
interface StringMemory {

    /** Longer than any name that Windows gives; what goes on beyond is no string. In UTF-16 units. */
    int LONGEST = 32_767;

    /**
     * The NUL-terminated UTF-16 string at an address, each unit as it is, halves of surrogate pairs included; empty for a null
     * pointer.
     *
     * @throws IllegalArgumentException when there is no end to it
     */
    String read(long address);
}
