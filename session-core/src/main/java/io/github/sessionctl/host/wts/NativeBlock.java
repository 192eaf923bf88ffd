package io.github.sessionctl.host.wts;

import com.sun.jna.Pointer;
import java.util.function.LongConsumer;

/** Memory that Windows has handed out, given back with the function that belongs to it. For one thread. */
final class NativeBlock implements AutoCloseable {

    private final long address;
    private final LongConsumer free;

    private NativeBlock(long address, LongConsumer free) {
        this.address = address;
        this.free = free;
    }

    /** What WTSQuerySessionInformationW gave. */
    static NativeBlock ofQuery(long address) {
        return new NativeBlock(address, Wtsapi32::WTSFreeMemory);
    }

    /** What an enumeration gave. */
    static NativeBlock ofEnumeration(long address, int typeClass, int count) {
        return new NativeBlock(address, memory -> Wtsapi32.WTSFreeMemoryExW(typeClass, memory, count));
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
        if (address != 0) {
            free.accept(address);
        }
    }
}
