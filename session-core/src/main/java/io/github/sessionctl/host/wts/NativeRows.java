package io.github.sessionctl.host.wts;

import io.github.sessionctl.session.SessionException;
import java.util.List;
import java.util.function.Function;

/** Calls a native function that hands out rows, copies them, and gives them back. */
final class NativeRows {

    private static final int SUCCESS = 0;
    private static final int NO_MORE_ITEMS = 259;

    /** More rows than any machine has: a count beyond is no count. */
    private static final int MOST_ROWS = 1_000_000;

    private NativeRows() {}

    /** A native function that hands out rows. */
    interface Source {
        int call(long[] rows, int[] count);
    }

    /** What memory the rows lie in. */
    interface Memory {
        NativeBlock of(long address, int count);
    }

    /**
     * The rows.
     *
     * @param decode makes a list of their bytes, while the memory behind their pointers is there
     * @throws SessionException when Windows refuses, or its answer makes no sense
     */
    static <T> List<T> read(WtsCall call, Source source, Memory memory, int rowSize, Function<byte[], List<T>> decode) {
        long[] rows = new long[1];
        int[] count = new int[1];
        int code = call.code(() -> source.call(rows, count));
        if (code == NO_MORE_ITEMS) {
            return List.of();
        }
        if (code != SUCCESS) {
            throw call.failure(code);
        }
        try (NativeBlock block = memory.of(rows[0], count[0])) {
            return decode.apply(bytes(block, count[0], rowSize));
        } catch (IllegalArgumentException e) {
            throw call.malformed(e);
        }
    }

    private static byte[] bytes(NativeBlock block, int count, int size) {
        if (count < 0 || count > MOST_ROWS) {
            throw new IllegalArgumentException(Integer.toUnsignedString(count) + " rows");
        }
        if (count > 0 && block.address() == 0) {
            throw new IllegalArgumentException("a null pointer for " + count + " rows");
        }
        return block.bytes(count * size);
    }
}
