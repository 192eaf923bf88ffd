package io.github.sessionctl.host.wts;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of this machine, through the Windows session API. Windows' functions may be called by several threads at once, and
 * nothing here is shared between calls but whether the host is closed.
 */
public final class WtsSessionHost implements SessionHost {

    /** WTS_CURRENT_SERVER_HANDLE. It is never closed. */
    private static final long CURRENT_SERVER = 0;

    private static final int FALSE = 0;
    private static final int[] LEVEL_1 = {1};

    private static final int NOT_SUPPORTED = 50;
    private static final int NO_MORE_ITEMS = 259;
    private static final int RPC_S_INVALID_TAG = 1733;

    /** More rows than any machine has: a count beyond is no count. */
    private static final int MOST_ROWS = 1_000_000;

    private final HostAddress address;
    private final long server;
    private final boolean isLockSwapped;
    private volatile boolean isClosed;

    private WtsSessionHost(HostAddress address, long server, boolean isLockSwapped) {
        this.address = address;
        this.server = server;
        this.isLockSwapped = isLockSwapped;
    }

    /**
     * Opens this machine.
     *
     * @throws SessionException with {@link Reason#UNSUPPORTED_SYSTEM} when there is no such API here
     */
    public static WtsSessionHost local() {
        if (!System.getProperty("os.arch").endsWith("64")) {
            throw unsupported("this is a 32-bit Java", "Use a 64-bit Java.", null);
        }
        try {
            Class.forName(Wtsapi32.class.getName());
            Class.forName(Kernel32.class.getName());
        } catch (LinkageError | ClassNotFoundException e) {
            throw unsupported(
                    "wtsapi32.dll cannot be loaded (" + e.getMessage() + ")",
                    "Use Windows 7 / Windows Server 2008 R2 or newer.",
                    e);
        }
        return new WtsSessionHost(
                HostAddress.LOCAL,
                CURRENT_SERVER,
                System.getProperty("os.version").equals("6.1"));
    }

    private static SessionException unsupported(String problem, String nextStep, @Nullable Throwable cause) {
        return SessionException.of(
                Reason.UNSUPPORTED_SYSTEM,
                SessionOperation.OPEN,
                HostAddress.LOCAL.toString(),
                problem,
                nextStep,
                cause);
    }

    @Override
    public HostAddress address() {
        return address;
    }

    @Override
    public Optional<SessionId> ownSession() {
        int[] session = new int[1];
        int processId = (int) ProcessHandle.current().pid();
        call(SessionOperation.OPEN, null).run(() -> Kernel32.ProcessIdToSessionId(processId, session));
        return Optional.of(SessionId.fromBits(session[0]));
    }

    @Override
    public Optional<SessionId> consoleSession() {
        call(SessionOperation.OPEN, null);
        int session = Kernel32.WTSGetActiveConsoleSessionId();
        return session == Kernel32.NO_CONSOLE_SESSION ? Optional.empty() : Optional.of(SessionId.fromBits(session));
    }

    @Override
    public List<SessionInfo> list() {
        return enumerate(
                call(SessionOperation.LIST, null),
                Wtsapi32.WTS_TYPE_SESSION_INFO_LEVEL_1,
                SessionRows.SIZE,
                (rows, count) -> Wtsapi32.WTSEnumerateSessionsExW(server, LEVEL_1.clone(), 0, rows, count),
                rows -> SessionRows.decode(address.toString(), rows, new NativeText()));
    }

    @Override
    public SessionInfo read(SessionInfo session) {
        WtsCall call = call(SessionOperation.READ, session.id());
        return query(
                call,
                session.id(),
                Wtsapi32.WTS_SESSION_INFO_EX,
                SessionReading.SIZE,
                bytes -> SessionReading.decode(session, bytes, isLockSwapped));
    }

    @Override
    public SessionInfo readClient(SessionInfo session) {
        WtsCall call = call(SessionOperation.CLIENT, session.id());
        try {
            return session.withClient(
                    query(call, session.id(), Wtsapi32.WTS_CLIENT_INFO, ClientReading.SIZE, ClientReading::decode));
        } catch (SessionException e) {
            int code = e.win32Code().orElse(0);
            if (code == NOT_SUPPORTED || code == RPC_S_INVALID_TAG) {
                return session.withClient(ClientInfo.NONE);
            }
            throw e;
        }
    }

    private <T> T query(WtsCall call, SessionId id, int infoClass, int size, Function<byte[], T> decode) {
        long[] buffer = new long[1];
        int[] bytesReturned = new int[1];
        call.run(() -> Wtsapi32.WTSQuerySessionInformationW(server, id.bits(), infoClass, buffer, bytesReturned));
        try (NativeBlock block = NativeBlock.ofQuery(buffer[0])) {
            if (block.address() == 0) {
                throw new IllegalArgumentException("a null pointer");
            }
            return decode.apply(block.bytes(Math.max(0, Math.min(size, bytesReturned[0]))));
        } catch (IllegalArgumentException e) {
            throw call.malformed(e);
        }
    }

    @Override
    public List<SessionProcess> processes() {
        return processes(Wtsapi32.WTS_ANY_SESSION);
    }

    @Override
    public List<SessionProcess> processes(SessionId session) {
        return processes(session.bits());
    }

    private List<SessionProcess> processes(int session) {
        return enumerate(
                call(SessionOperation.PROCESSES, null),
                Wtsapi32.WTS_TYPE_PROCESS_INFO_LEVEL_1,
                ProcessRows.SIZE,
                (rows, count) -> Wtsapi32.WTSEnumerateProcessesExW(server, LEVEL_1.clone(), session, rows, count),
                rows -> ProcessRows.decode(rows, new NativeText()));
    }

    /** A native function that hands out rows. */
    private interface Enumeration {
        int call(long[] rows, int[] count);
    }

    private static <T> List<T> enumerate(
            WtsCall call, int typeClass, int rowSize, Enumeration enumeration, Function<byte[], List<T>> decode) {
        long[] rows = new long[1];
        int[] count = new int[1];
        int code = call.code(() -> enumeration.call(rows, count));
        if (code == NO_MORE_ITEMS) {
            return List.of();
        }
        if (code != 0) {
            throw call.failure(code);
        }
        try (NativeBlock block = NativeBlock.ofEnumeration(rows[0], typeClass, count[0])) {
            return decode.apply(rows(block, count[0], rowSize));
        } catch (IllegalArgumentException e) {
            throw call.malformed(e);
        }
    }

    private static byte[] rows(NativeBlock block, int count, int size) {
        if (count < 0 || count > MOST_ROWS) {
            throw new IllegalArgumentException(Integer.toUnsignedString(count) + " rows");
        }
        if (count > 0 && block.address() == 0) {
            throw new IllegalArgumentException("a null pointer for " + count + " rows");
        }
        return block.bytes(count * size);
    }

    @Override
    public void sendMessage(SessionId session, Message message) {
        new MessageBox(server, message).show(call(SessionOperation.MESSAGE, session), session);
    }

    @Override
    public MessageAnswer ask(SessionId session, Message message) {
        return new MessageBox(server, message).ask(call(SessionOperation.MESSAGE, session), session);
    }

    @Override
    public boolean awaitEvent() {
        throw call(SessionOperation.EVENT, null).failure(NOT_SUPPORTED);
    }

    @Override
    public void endWaits() {}

    @Override
    public void logoff(SessionId session) {
        call(SessionOperation.LOGOFF, session).run(() -> Wtsapi32.WTSLogoffSession(server, session.bits(), FALSE));
    }

    @Override
    public void disconnect(SessionId session) {
        call(SessionOperation.DISCONNECT, session)
                .run(() -> Wtsapi32.WTSDisconnectSession(server, session.bits(), FALSE));
    }

    @Override
    public void close() {
        isClosed = true;
    }

    private WtsCall call(SessionOperation operation, @Nullable SessionId session) {
        if (isClosed) {
            throw SessionException.closed(operation, address.toString(), session);
        }
        return new WtsCall(operation, address.toString(), session);
    }
}
