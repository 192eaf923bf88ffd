package io.github.sessionctl.it.simulator;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The calls as tests make them: they return what was answered, and give the memory back. */
final class Calls {

    static final int ANY_SESSION = -2;
    static final int OWN_SESSION = -1;
    static final int PROCESS_CLASS = 1;
    static final int SESSION_CLASS = 2;

    private static final int SESSION_ROW = 56;
    private static final int PROCESS_ROW = 64;

    private Calls() {}

    record SessionRow(
            int id,
            int state,
            @Nullable String name,
            @Nullable String user,
            @Nullable String domain) {}

    @SuppressWarnings("ArrayRecordComponent") // raw bytes, not compared
    record ProcessRow(
            int session,
            int id,
            @Nullable String name,
            byte @Nullable [] sid,
            int threads,
            int handles,
            int workingSet,
            long userTime,
            long kernelTime) {}

    /** An error, or 0 and the bytes. */
    @SuppressWarnings("ArrayRecordComponent") // raw bytes, not compared
    record Answer(int error, byte[] bytes) {

        ByteBuffer buffer() {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        String text() {
            return new String(bytes, 0, bytes.length - 2, StandardCharsets.UTF_16LE);
        }

        String textAt(int offset) {
            int end = offset;
            while (buffer().getShort(end) != 0) {
                end += 2;
            }
            return new String(bytes, offset, end - offset, StandardCharsets.UTF_16LE);
        }
    }

    static int errorOf(boolean result) {
        int error = Native.getLastError();
        return result ? 0 : error;
    }

    static List<SessionRow> list() {
        return listOn(null);
    }

    /** Where a listed session is: the number that tells it from all others, and the virtual machine it is in. */
    record Place(int execEnv, @Nullable String machine) {}

    static List<Place> places(@Nullable Pointer server) {
        return rows(server, row -> new Place(row.getInt(0), wide(row.getPointer(24))));
    }

    static List<SessionRow> listOn(@Nullable Pointer server) {
        return rows(
                server,
                row -> new SessionRow(
                        row.getInt(8),
                        row.getInt(4),
                        wide(row.getPointer(16)),
                        wide(row.getPointer(32)),
                        wide(row.getPointer(40))));
    }

    private static <T> List<T> rows(@Nullable Pointer server, Function<Pointer, T> reading) {
        PointerByReference block = new PointerByReference();
        IntByReference count = new IntByReference();
        int error = errorOf(Wtsapi32.WTSEnumerateSessionsExW(server, new IntByReference(1), 0, block, count));
        if (error != 0) {
            throw new AssertionError("listing failed with " + error);
        }
        List<T> rows = new ArrayList<>();
        for (int i = 0; i < count.getValue(); i++) {
            rows.add(reading.apply(block.getValue().share((long) i * SESSION_ROW)));
        }
        Wtsapi32.WTSFreeMemoryExW(SESSION_CLASS, block.getValue(), count.getValue());
        return rows;
    }

    /** The error of a listing, 0 after success. */
    static int listError(@Nullable Pointer server) {
        PointerByReference block = new PointerByReference();
        IntByReference count = new IntByReference();
        int error = errorOf(Wtsapi32.WTSEnumerateSessionsExW(server, new IntByReference(1), 0, block, count));
        if (error == 0) {
            Wtsapi32.WTSFreeMemoryExW(SESSION_CLASS, block.getValue(), count.getValue());
        }
        return error;
    }

    static Answer query(int session, int informationClass) {
        return queryOn(null, session, informationClass);
    }

    static Answer queryOn(@Nullable Pointer server, int session, int informationClass) {
        PointerByReference block = new PointerByReference();
        IntByReference bytes = new IntByReference();
        int error = errorOf(Wtsapi32.WTSQuerySessionInformationW(server, session, informationClass, block, bytes));
        if (error != 0) {
            return new Answer(error, new byte[0]);
        }
        byte[] content = block.getValue().getByteArray(0, bytes.getValue());
        Wtsapi32.WTSFreeMemory(block.getValue());
        return new Answer(0, content);
    }

    static List<ProcessRow> processes(int session) {
        PointerByReference block = new PointerByReference();
        IntByReference count = new IntByReference();
        int error = errorOf(Wtsapi32.WTSEnumerateProcessesExW(null, new IntByReference(1), session, block, count));
        if (error != 0) {
            throw new AssertionError("listing processes failed with " + error);
        }
        List<ProcessRow> rows = new ArrayList<>();
        for (int i = 0; i < count.getValue(); i++) {
            Pointer row = block.getValue().share((long) i * PROCESS_ROW);
            Pointer sid = row.getPointer(16);
            rows.add(new ProcessRow(
                    row.getInt(0),
                    row.getInt(4),
                    wide(row.getPointer(8)),
                    sid == null ? null : sid.getByteArray(0, 8 + 4 * sid.getByte(1)),
                    row.getInt(24),
                    row.getInt(28),
                    row.getInt(40),
                    row.getLong(48),
                    row.getLong(56)));
        }
        Wtsapi32.WTSFreeMemoryExW(PROCESS_CLASS, block.getValue(), count.getValue());
        return rows;
    }

    static int logoff(int session) {
        return errorOf(Wtsapi32.WTSLogoffSession(null, session, false));
    }

    static int disconnect(int session) {
        return errorOf(Wtsapi32.WTSDisconnectSession(null, session, false));
    }

    /** The response, or the error as a negative number. */
    static int message(int session, int timeoutSeconds, boolean wait) {
        IntByReference response = new IntByReference();
        byte[] text = utf16("Please log off");
        int error = errorOf(Wtsapi32.WTSSendMessageW(
                null, session, null, 0, text, text.length - 2, 4, timeoutSeconds, response, wait));
        return error == 0 ? response.getValue() : -error;
    }

    static Pointer open(String server) {
        return Objects.requireNonNull(Wtsapi32.WTSOpenServerExW(utf16(server)));
    }

    /** The flags that a wait returned, or the error as a negative number. */
    static int waitForEvent(@Nullable Pointer server, int mask) {
        IntByReference flags = new IntByReference(-1);
        int error = errorOf(Wtsapi32.WTSWaitSystemEvent(server, mask, flags));
        return error == 0 ? flags.getValue() : -error;
    }

    /** With the final NUL. */
    static byte[] utf16(String text) {
        return (text + '\0').getBytes(StandardCharsets.UTF_16LE);
    }

    static @Nullable String wide(@Nullable Pointer text) {
        if (text == null) {
            return null;
        }
        int bytes = 0;
        while (text.getShort(bytes) != 0) {
            bytes += 2;
        }
        return new String(text.getByteArray(0, bytes), StandardCharsets.UTF_16LE);
    }
}
