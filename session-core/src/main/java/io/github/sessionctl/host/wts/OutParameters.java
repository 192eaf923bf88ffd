package io.github.sessionctl.host.wts;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where a function of Windows puts the pointer and the count that it gives back: native memory whose addresses are passed. Arrays of Java would be
 * copied by JNA before and after each call, which costs as much as the call. For one thread; closing keeps it for the next call.
 */
final class OutParameters implements AutoCloseable {

    private static final int POINTER = 0;
    private static final int COUNT = POINTER + Long.BYTES;
    private static final int LEVEL = COUNT + Integer.BYTES;
    private static final int SIZE = LEVEL + Integer.BYTES;

    /** Who calls while another call has it makes a new one. */
    private static final AtomicReference<@Nullable OutParameters> KEPT = new AtomicReference<>();

    private final ByteBuffer values = ByteBuffer.allocateDirect(SIZE).order(ByteOrder.nativeOrder());
    private final long address = Pointer.nativeValue(Native.getDirectBufferPointer(values));

    private OutParameters() {}

    /** For one call. Nothing of an earlier one is left in it: a pointer that has been freed must never be seen again. */
    static OutParameters forOneCall() {
        OutParameters kept = KEPT.getAndSet(null);
        OutParameters out = kept == null ? new OutParameters() : kept;
        out.values.putLong(POINTER, 0).putInt(COUNT, 0).putInt(LEVEL, 1);
        return out;
    }

    long addressOfPointer() {
        return address + POINTER;
    }

    /** Of rows or bytes. */
    long addressOfCount() {
        return address + COUNT;
    }

    /** Of an enumeration; 1 before the call. */
    long addressOfLevel() {
        return address + LEVEL;
    }

    long pointer() {
        return values.getLong(POINTER);
    }

    int count() {
        return values.getInt(COUNT);
    }

    @Override
    public void close() {
        KEPT.set(this);
    }
}
