package io.github.sessionctl.host.wts;

import java.util.List;

/** A native function that hands out rows: calls it, copies them, gives them back, and decodes each to a T. */
abstract class NativeRows<T> {

    private static final int NO_MORE_ITEMS = 259;

    /** More rows than any machine has: a count beyond is no count. */
    private static final int MOST_ROWS = 1_000_000;

    private final int rowSize;
    private final int typeClass;
    private final boolean mayBeNone;

    /** With so many bytes a row, in memory of this class. None may be an answer and no failure, where Windows says so truly. */
    NativeRows(int rowSize, int typeClass, boolean mayBeNone) {
        this.rowSize = rowSize;
        this.typeClass = typeClass;
        this.mayBeNone = mayBeNone;
    }

    /** The native function's BOOL. */
    abstract int call(OutParameters out);

    /** A list of the rows' bytes, while the memory behind their pointers is there. */
    abstract List<T> decode(byte[] rows);

    /** The rows; throws a SessionException when Windows refuses, or its answer makes no sense. */
    final List<T> read(WtsCall call) {
        long rows;
        int count;
        try (OutParameters out = OutParameters.forOneCall()) {
            call.start();
            while (call.again(call(out))) {
                // Windows asks for it.
            }
            if (call.code() == NO_MORE_ITEMS && mayBeNone) {
                return List.of();
            }
            call.check();
            rows = out.pointer();
            count = out.count();
        }
        try (NativeBlock block = new NativeBlock(rows, typeClass, count)) {
            if (count < 0 || count > MOST_ROWS) {
                throw new IllegalArgumentException(Integer.toUnsignedString(count) + " rows");
            }
            if (count > 0 && rows == 0) {
                throw new IllegalArgumentException("a null pointer for " + count + " rows");
            }
            return decode(block.bytes(count * rowSize));
        } catch (IllegalArgumentException e) {
            throw call.malformed(e);
        }
    }
}
