package io.github.sessionctl.host.wts;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.ClientProtocol;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of this machine or of a server, through the Windows session API. Windows' functions may be called by several threads
 * at once; what calls share here is the server's handle, the names of accounts, and the waits for events.
 */
public final class WtsSessionHost implements SessionHost {

    private static final Logger LOG = System.getLogger(WtsSessionHost.class.getName());

    private static final int FALSE = 0;
    private static final int TRUE = 1;
    private static final int[] LEVEL_1 = {1};

    private static final long INVALID_HANDLE = -1;
    private static final int NOT_SUPPORTED = 50;
    private static final int RPC_S_INVALID_TAG = 1733;

    private final HostAddress address;
    private final ServerHandle server;
    private final boolean isThisMachine;
    private final boolean isLockSwapped;
    private final AccountNames accounts;
    private final EventWaits waits;

    private WtsSessionHost(HostAddress address, long handle, boolean isThisMachine) {
        this.address = address;
        this.server = new ServerHandle(handle);
        this.isThisMachine = isThisMachine;
        this.isLockSwapped = isThisMachine && System.getProperty("os.version").equals("6.1");
        this.accounts = new AccountNames(isThisMachine ? null : address.name());
        this.waits = new EventWaits(server, OptionalFunction.WAIT_SYSTEM_EVENT);
    }

    /**
     * Opens this machine.
     *
     * @throws SessionException with {@link Reason#UNSUPPORTED_SYSTEM} when there is no such API here
     */
    public static WtsSessionHost local() {
        WtsLibrary.load(HostAddress.LOCAL.toString());
        return new WtsSessionHost(HostAddress.LOCAL, ServerHandle.CURRENT_SERVER, true);
    }

    /**
     * Opens a server. As Windows opens every name, and only the first use of the handle tells whether the server is there, its sessions
     * are listed once before this returns. May take as long as the network does.
     *
     * <p>Where the name is this machine's, our own session is known and so protected. Which session is at a remote server's console is
     * not known; it is protected by its name, {@code Console}. Whether a remote server is a Windows 7 or Server 2008 R2, which have
     * the lock state the wrong way round, is not known either.
     *
     * @param name the server's name, without backslashes
     * @throws IllegalArgumentException when that is no server's name
     * @throws SessionException with operation {@link SessionOperation#OPEN} when the server cannot be used
     * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtsopenserverexw">WTSOpenServerExW</a>
     */
    public static WtsSessionHost server(String name) {
        HostAddress address = HostAddress.parse(name);
        if (address.kind() != HostAddress.Kind.SERVER) {
            throw new IllegalArgumentException(QuotedInput.of(name) + " is not a server's name");
        }
        WtsLibrary.load(address.toString());
        boolean isThisMachine = ThisMachine.isMeantBy(address.name(), System.getenv("COMPUTERNAME"));
        WtsCall call = new WtsCall(SessionOperation.OPEN, address.toString(), null);
        byte[] wideName = WideText.nulTerminated(address.name());
        long handle = open(call, () -> OptionalFunction.OPEN_SERVER.callForHandle((Object) wideName));
        WtsSessionHost host = new WtsSessionHost(address, handle, isThisMachine);
        try {
            host.list(call);
        } catch (RuntimeException | Error e) {
            host.close();
            throw e;
        }
        return host;
    }

    /** A handle of 0 would be this machine's: it must never stand for a server that could not be opened. */
    static long open(WtsCall call, LongSupplier function) {
        long[] handle = new long[1];
        call.run(() -> {
            handle[0] = function.getAsLong();
            return handle[0] == ServerHandle.CURRENT_SERVER || handle[0] == INVALID_HANDLE ? FALSE : TRUE;
        });
        return handle[0];
    }

    @Override
    public HostAddress address() {
        return address;
    }

    @Override
    public Optional<SessionId> ownSession() {
        return use(SessionOperation.OPEN, null, call -> {
            if (!isThisMachine) {
                return Optional.empty();
            }
            int[] session = new int[1];
            int processId = (int) ProcessHandle.current().pid();
            call.run(() -> Kernel32.ProcessIdToSessionId(processId, session));
            return Optional.of(SessionId.fromBits(session[0]));
        });
    }

    @Override
    public Optional<SessionId> consoleSession() {
        return use(SessionOperation.OPEN, null, call -> {
            int session = isThisMachine ? Kernel32.WTSGetActiveConsoleSessionId() : Kernel32.NO_CONSOLE_SESSION;
            return session == Kernel32.NO_CONSOLE_SESSION ? Optional.empty() : Optional.of(SessionId.fromBits(session));
        });
    }

    @Override
    public List<SessionInfo> list() {
        return use(SessionOperation.LIST, null, this::list);
    }

    private List<SessionInfo> list(WtsCall call) {
        return NativeRows.read(
                call,
                (rows, count) -> Wtsapi32.WTSEnumerateSessionsExW(server.value(), LEVEL_1.clone(), 0, rows, count),
                (rows, count) -> NativeBlock.ofEnumeration(rows, Wtsapi32.WTS_TYPE_SESSION_INFO_LEVEL_1, count),
                SessionRows.SIZE,
                rows -> SessionRows.decode(address.toString(), rows, new NativeText()));
    }

    @Override
    public SessionInfo read(SessionInfo session) {
        return use(
                SessionOperation.READ,
                session.id(),
                call -> query(
                        call,
                        session.id(),
                        Wtsapi32.WTS_SESSION_INFO_EX,
                        SessionReading.SIZE,
                        bytes -> SessionReading.decode(session, bytes, isLockSwapped)));
    }

    @Override
    public SessionInfo readClient(SessionInfo session) {
        return use(SessionOperation.CLIENT, session.id(), call -> {
            ClientInfo client = queryOr(
                    ClientInfo.NONE,
                    call,
                    session.id(),
                    Wtsapi32.WTS_CLIENT_INFO,
                    ClientReading.SIZE,
                    ClientReading::decode);
            ClientProtocol protocol = queryOr(
                    ClientProtocol.UNKNOWN,
                    call,
                    session.id(),
                    Wtsapi32.WTS_CLIENT_PROTOCOL_TYPE,
                    ClientReading.PROTOCOL_SIZE,
                    ClientReading::decodeProtocol);
            return session.withClient(client.withProtocol(protocol));
        });
    }

    /** What is not there for this session, such as the address of a disconnected one, is absent and no failure. */
    private <T> T queryOr(T absent, WtsCall call, SessionId id, int infoClass, int size, Function<byte[], T> decode) {
        try {
            return query(call, id, infoClass, size, decode);
        } catch (SessionException e) {
            int code = e.win32Code().orElse(0);
            if (code == NOT_SUPPORTED || code == RPC_S_INVALID_TAG) {
                return absent;
            }
            throw e;
        }
    }

    private <T> T query(WtsCall call, SessionId id, int infoClass, int size, Function<byte[], T> decode) {
        long[] buffer = new long[1];
        int[] bytesReturned = new int[1];
        call.run(() ->
                Wtsapi32.WTSQuerySessionInformationW(server.value(), id.bits(), infoClass, buffer, bytesReturned));
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
        return use(
                SessionOperation.PROCESSES,
                null,
                call -> NativeRows.read(
                        call,
                        (rows, count) -> Wtsapi32.WTSEnumerateProcessesExW(
                                server.value(), LEVEL_1.clone(), session, rows, count),
                        (rows, count) -> NativeBlock.ofEnumeration(rows, Wtsapi32.WTS_TYPE_PROCESS_INFO_LEVEL_1, count),
                        ProcessRows.SIZE,
                        rows -> ProcessRows.decode(rows, new NativeText(), accounts.forOneCall())));
    }

    @Override
    public void sendMessage(SessionId session, Message message) {
        run(SessionOperation.MESSAGE, session, call -> new MessageBox(server.value(), message).show(call, session));
    }

    @Override
    public MessageAnswer ask(SessionId session, Message message) {
        return use(
                SessionOperation.MESSAGE, session, call -> new MessageBox(server.value(), message).ask(call, session));
    }

    @Override
    public boolean awaitEvent() {
        return use(SessionOperation.EVENT, null, waits::await);
    }

    @Override
    public void endWaits() {
        run(SessionOperation.EVENT, null, waits::endAll);
    }

    @Override
    public void logoff(SessionId session) {
        run(
                SessionOperation.LOGOFF,
                session,
                call -> call.run(() -> Wtsapi32.WTSLogoffSession(server.value(), session.bits(), FALSE)));
    }

    @Override
    public void disconnect(SessionId session) {
        run(
                SessionOperation.DISCONNECT,
                session,
                call -> call.run(() -> Wtsapi32.WTSDisconnectSession(server.value(), session.bits(), FALSE)));
    }

    @Override
    public void close() {
        if (server.enter()) {
            server.close();
            try {
                waits.endAll(new WtsCall(SessionOperation.EVENT, address.toString(), null));
            } catch (SessionException e) {
                LOG.log(Level.WARNING, "Waits for events may go on after closing " + address, e);
            } finally {
                server.leave();
            }
        }
    }

    private void run(SessionOperation operation, @Nullable SessionId session, Consumer<WtsCall> work) {
        use(operation, session, call -> {
            work.accept(call);
            return true;
        });
    }

    /** Everything that uses the handle goes through here, so that it is not given back meanwhile. */
    private <T> T use(SessionOperation operation, @Nullable SessionId session, Function<WtsCall, T> work) {
        if (!server.enter()) {
            throw SessionException.closed(operation, address.toString(), session);
        }
        try {
            return work.apply(new WtsCall(operation, address.toString(), session));
        } finally {
            server.leave();
        }
    }
}
