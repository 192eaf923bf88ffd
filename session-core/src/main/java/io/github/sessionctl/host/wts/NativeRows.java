package io.github.sessionctl.host.wts;

import io.github.sessionctl.host.wts.WtsCall.Attempts;
import io.github.sessionctl.session.SessionException;
import java.util.List;

/**
 * A native function that hands out rows: calls it, copies them, and gives them back.
 *
 * @param <T> what a row is decoded to
 */
abstract class NativeRows<T> {

    private static final int NO_MORE_ITEMS = 259;

    /** More rows than any machine has: a count beyond is no count. */
    private static final int MOST_ROWS = 1_000_000;

    private final int rowSize;
    private final boolean mayBeNone;

    /**
     * With so many bytes a row.
     *
     * @param mayBeNone whether Windows says truly that there are none, so that this is an answer and no failure
     */
    NativeRows(int rowSize, boolean mayBeNone) {
        this.rowSize = rowSize;
        this.mayBeNone = mayBeNone;
    }

    /** The native function's BOOL. */
    abstract int call(OutParameters out);

    /** What memory the rows lie in. */
    abstract NativeBlock memory(long address, int count);

    /** A list of the rows' bytes, while the memory behind their pointers is there. */
    abstract List<T> decode(byte[] rows);

    /**
     * The rows.
     *
     * @throws SessionException when Windows refuses, or its answer makes no sense
     */
    final List<T> read(WtsCall call) {
        long rows;
        int count;
        try (OutParameters out = OutParameters.forOneCall()) {
            Attempts attempts = call.attempts();
            while (attempts.again(call(out))) {
                // Windows asks for it.
            }
            if (attempts.code() == NO_MORE_ITEMS && mayBeNone) {
                return List.of();
            }
            attempts.check();
            rows = out.pointer();
            count = out.count();
        }
        try (NativeBlock block = memory(rows, count)) {
            return decode(bytes(block, count));
        } catch (IllegalArgumentException e) {
            throw call.malformed(e);
        }
    }

    private byte[] bytes(NativeBlock block, int count) {
        if (count < 0 || count > MOST_ROWS) {
            throw new IllegalArgumentException(Integer.toUnsignedString(count) + " rows");
        }
        if (count > 0 && block.address() == 0) {
            throw new IllegalArgumentException("a null pointer for " + count + " rows");
        }
        return block.bytes(count * rowSize);
    }
}
