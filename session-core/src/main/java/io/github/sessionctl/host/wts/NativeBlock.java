package io.github.sessionctl.host.wts;

import com.sun.jna.Pointer;

/** Memory that Windows has handed out, given back with the function that belongs to its WTS_TYPE_CLASS. For one thread. */
record NativeBlock(long address, int typeClass, int count) implements AutoCloseable {

    /** No WTS_TYPE_CLASS: memory without rows of a type. */
    static final int NO_TYPE = -1;

    /** A copy of its first bytes; the block is that long, or the caller has made sure of it. */
    byte[] bytes(int length) {
        return length == 0 ? new byte[0] : new Pointer(address).getByteArray(0, length);
    }

    @Override
    public void close() {
        if (address == 0) {
            return;
        }
        if (typeClass == NO_TYPE) {
            Wtsapi32.WTSFreeMemory(address);
        } else {
            Wtsapi32.WTSFreeMemoryExW(typeClass, address, count);
        }
    }
}
