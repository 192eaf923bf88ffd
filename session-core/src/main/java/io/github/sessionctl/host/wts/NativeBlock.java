package io.github.sessionctl.host.wts;

import com.sun.jna.Pointer;

/** Memory that Windows has handed out, given back with the function that belongs to it. For one thread. */
final class NativeBlock implements AutoCloseable {

    /** No WTS_TYPE_CLASS: memory without rows. */
    private static final int NO_TYPE = -1;

    private final long address;
    private final int typeClass;
    private final int count;

    private NativeBlock(long address, int typeClass, int count) {
        this.address = address;
        this.typeClass = typeClass;
        this.count = count;
    }

    /** What WTSQuerySessionInformationW gave. */
    static NativeBlock ofQuery(long address) {
        return new NativeBlock(address, NO_TYPE, 0);
    }

    /** What an enumeration gave. */
    static NativeBlock ofEnumeration(long address, int typeClass, int count) {
        return new NativeBlock(address, typeClass, count);
    }

    long address() {
        return address;
    }

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
