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
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of this machine or of a server, through the Windows session API. Windows' functions may be called by several threads at once; what
 * calls share here is the server's handle, the names of accounts, and the waits for events.
 */
public final class WtsSessionHost implements SessionHost {

    private static final int FALSE = 0;
    private static final int TRUE = 1;

    private static final long INVALID_HANDLE = -1;
    private static final int NOT_SUPPORTED = 50;
    private static final int RPC_S_INVALID_TAG = 1733;

    private final HostAddress address;
    private final ServerHandle server;
    private final boolean isThisMachine;
    private final String machineName;
    private final boolean isLockSwapped;
    private final AccountNames accounts;
    private final EventWaits waits;

    private WtsSessionHost(HostAddress address, long handle, boolean isThisMachine, @Nullable String computerName) {
        this.address = address;
        this.server = new ServerHandle(handle);
        this.isThisMachine = isThisMachine;
        this.machineName = ThisMachine.name(address.name(), isThisMachine ? computerName : null);
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
        load(HostAddress.LOCAL.toString());
        return new WtsSessionHost(HostAddress.LOCAL, ServerHandle.CURRENT_SERVER, true, computerName());
    }

    /**
     * Opens a server. As Windows opens every name, and only the first use of the handle tells whether the server is there, its sessions are listed
     * once before this returns. May take as long as the network does.
     *
     * <p>Where the name is this machine's, our own session is known and so protected. Which session is at a remote server's console is not known; it
     * is protected by its name, {@code Console}. Whether a remote server is a Windows 7 or Server 2008 R2, which have the lock state the wrong way
     * round, is not known either.
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
        load(address.toString());
        boolean isThisMachine = ThisMachine.isMeantBy(address.name(), computerName());
        WtsCall call = WtsCall.withoutServer(SessionOperation.OPEN, address.toString());
        byte[] wideName = Layout.nulTerminated(address.name());
        long handle = open(call, () -> OptionalFunction.OPEN_SERVER.callForHandle((Object) wideName));
        WtsSessionHost host = new WtsSessionHost(address, handle, isThisMachine, computerName());
        try {
            host.list(call);
        } catch (RuntimeException | Error e) {
            host.close();
            throw e;
        }
        return host;
    }

    /**
     * The names of the session hosts of a domain with this NetBIOS name, as Windows orders them; empty when it has none. Found by broadcast: a host
     * that is off, or in a network without NetBIOS, is not among them. One native call, which may take long.
     *
     * @throws IllegalArgumentException when that is no name
     * @throws SessionException when the domain could not be asked
     * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtsenumerateserversw">WTSEnumerateServersW</a>
     */
    public static List<String> serversOf(String domain) {
        HostAddress address = HostAddress.parse("domain:" + domain);
        load(address.toString());
        byte[] name = Layout.nulTerminated(address.name());
        // A WTS_SERVER_INFOW is a pointer to a name.
        NativeRows<String> servers = new NativeRows<>(Long.BYTES, NativeBlock.NO_TYPE, true) {
            @Override
            int call(OutParameters out) {
                int reserved = 0;
                int version = 1;
                return OptionalFunction.ENUMERATE_SERVERS.call(
                        name, reserved, version, out.addressOfPointer(), out.addressOfCount());
            }

            @Override
            List<String> decode(byte[] rows) {
                return names(rows);
            }
        };
        return servers.read(WtsCall.withoutServer(SessionOperation.SERVERS, address.toString()));
    }

    private static List<String> names(byte[] rows) {
        ByteBuffer bytes = Layout.of(rows);
        NativeText strings = new NativeText();
        List<String> names = new ArrayList<>();
        while (bytes.hasRemaining()) {
            String name = strings.apply(bytes.getLong());
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a server without a name");
            }
            names.add(name);
        }
        return names;
    }

    /** Makes sure that the API can be called, or fails with {@link Reason#UNSUPPORTED_SYSTEM}. */
    private static void load(String host) {
        WtsCall call = WtsCall.withoutServer(SessionOperation.OPEN, host);
        if (!System.getProperty("os.arch").endsWith("64")) {
            throw call.failure(Reason.UNSUPPORTED_SYSTEM, "this is a 32-bit Java", "Use a 64-bit Java.", null);
        }
        try {
            Class.forName(Wtsapi32.class.getName());
            Class.forName(Kernel32.class.getName());
        } catch (LinkageError | ClassNotFoundException e) {
            String problem = "wtsapi32.dll cannot be loaded (" + e.getMessage() + ")";
            String nextStep = "Use Windows 7 / Windows Server 2008 R2 or newer.";
            throw call.failure(Reason.UNSUPPORTED_SYSTEM, problem, nextStep, e);
        }
    }

    private static @Nullable String computerName() {
        return System.getenv("COMPUTERNAME");
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
        try (WtsCall call = begin(SessionOperation.OPEN, null)) {
            if (!isThisMachine) {
                return Optional.empty();
            }
            int[] session = new int[1];
            int processId = (int) ProcessHandle.current().pid();
            call.run(() -> Kernel32.ProcessIdToSessionId(processId, session));
            return Optional.of(SessionId.fromBits(session[0]));
        }
    }

    @Override
    public Optional<SessionId> consoleSession() {
        begin(SessionOperation.OPEN, null).close();
        int session = isThisMachine ? Kernel32.WTSGetActiveConsoleSessionId() : Kernel32.NO_CONSOLE_SESSION;
        return session == Kernel32.NO_CONSOLE_SESSION ? Optional.empty() : Optional.of(SessionId.fromBits(session));
    }

    /** As the environment tells for this machine, and as its own name tells for a server that is named and not numbered. */
    @Override
    public String machineName() {
        begin(SessionOperation.OPEN, null).close();
        return machineName;
    }

    @Override
    public List<SessionInfo> list() {
        try (WtsCall call = begin(SessionOperation.LIST, null)) {
            return list(call);
        }
    }

    private List<SessionInfo> list(WtsCall call) {
        int type = Wtsapi32.WTS_TYPE_SESSION_INFO_LEVEL_1;
        NativeRows<SessionInfo> sessions = new NativeRows<>(SessionRows.SIZE, type, false) {
            @Override
            int call(OutParameters out) {
                return Wtsapi32.WTSEnumerateSessionsExW(
                        server.value, out.addressOfLevel(), 0, out.addressOfPointer(), out.addressOfCount());
            }

            @Override
            List<SessionInfo> decode(byte[] rows) {
                return SessionRows.decode(address.toString(), rows, new NativeText());
            }
        };
        List<SessionInfo> rows = sessions.read(call);
        if (rows.isEmpty()) {
            throw call.nothingShown();
        }
        return rows;
    }

    @Override
    public SessionInfo read(SessionInfo session) {
        try (WtsCall call = begin(SessionOperation.READ, session.id())) {
            byte[] bytes = query(call, session.id(), Wtsapi32.WTS_SESSION_INFO_EX, SessionReading.SIZE);
            try {
                return SessionReading.decode(session, bytes, isLockSwapped);
            } catch (IllegalArgumentException e) {
                throw call.malformed(e);
            }
        }
    }

    @Override
    public SessionInfo readClient(SessionInfo session) {
        try (WtsCall call = begin(SessionOperation.CLIENT, session.id())) {
            SessionId id = session.id();
            ClientInfo client = decoded(call, ClientInfo.NONE, () -> {
                return ClientReading.decode(query(call, id, Wtsapi32.WTS_CLIENT_INFO, ClientReading.SIZE));
            });
            ClientProtocol protocol = decoded(call, ClientProtocol.UNKNOWN, () -> {
                int type = Wtsapi32.WTS_CLIENT_PROTOCOL_TYPE;
                return ClientReading.decodeProtocol(query(call, id, type, ClientReading.PROTOCOL_SIZE));
            });
            return session.withClient(client.withProtocol(protocol));
        }
    }

    /** What is not there for this session, such as the address of a disconnected one, is absent and no failure. */
    private static <T> T decoded(WtsCall call, T absent, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw call.malformed(e);
        } catch (SessionException e) {
            int code = e.win32Code().orElse(0);
            if (code == NOT_SUPPORTED || code == RPC_S_INVALID_TAG) {
                return absent;
            }
            throw e;
        }
    }

    /** At most so many bytes of one value of a session. */
    private byte[] query(WtsCall call, SessionId id, int infoClass, int size) {
        try (OutParameters out = OutParameters.forOneCall()) {
            call.start();
            while (call.again(Wtsapi32.WTSQuerySessionInformationW(
                    server.value, id.bits(), infoClass, out.addressOfPointer(), out.addressOfCount()))) {
                // Windows asks for it.
            }
            call.check();
            try (NativeBlock block = new NativeBlock(out.pointer(), NativeBlock.NO_TYPE, 0)) {
                if (block.address() == 0) {
                    throw call.malformed(new IllegalArgumentException("a null pointer"));
                }
                return block.bytes(Math.max(0, Math.min(size, out.count())));
            }
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
        int type = Wtsapi32.WTS_TYPE_PROCESS_INFO_LEVEL_1;
        NativeRows<SessionProcess> processes = new NativeRows<>(ProcessRows.SIZE, type, true) {
            @Override
            int call(OutParameters out) {
                return Wtsapi32.WTSEnumerateProcessesExW(
                        server.value, out.addressOfLevel(), session, out.addressOfPointer(), out.addressOfCount());
            }

            @Override
            List<SessionProcess> decode(byte[] rows) {
                return ProcessRows.decode(rows, new NativeText(), accounts.forOneCall());
            }
        };
        try (WtsCall call = begin(SessionOperation.PROCESSES, null)) {
            return processes.read(call);
        }
    }

    @Override
    public void sendMessage(SessionId session, Message message) {
        try (WtsCall call = begin(SessionOperation.MESSAGE, session)) {
            new MessageBox(server.value, session, message).show(call, false);
        }
    }

    @Override
    public MessageAnswer ask(SessionId session, Message message) {
        try (WtsCall call = begin(SessionOperation.MESSAGE, session)) {
            return new MessageBox(server.value, session, message).ask(call);
        }
    }

    @Override
    public boolean awaitEvent() {
        try (WtsCall call = begin(SessionOperation.EVENT, null)) {
            return waits.await(call);
        }
    }

    @Override
    public void endWaits() {
        try (WtsCall call = begin(SessionOperation.EVENT, null)) {
            waits.endAll(call);
        }
    }

    @Override
    public void requestLogoff(SessionId session) {
        try (WtsCall call = begin(SessionOperation.LOGOFF, session)) {
            call.run(() -> Wtsapi32.WTSLogoffSession(server.value, session.bits(), FALSE));
        }
    }

    @Override
    public void disconnect(SessionId session) {
        try (WtsCall call = begin(SessionOperation.DISCONNECT, session)) {
            call.run(() -> Wtsapi32.WTSDisconnectSession(server.value, session.bits(), FALSE));
        }
    }

    @Override
    public void close() {
        if (server.enter()) {
            server.close();
            try {
                waits.endAll(WtsCall.withoutServer(SessionOperation.EVENT, address.toString()));
            } catch (SessionException e) {
                System.getLogger(WtsSessionHost.class.getName())
                        .log(Level.WARNING, "Waits for events may go on after closing " + address, e);
            } finally {
                server.leave();
            }
        }
    }

    /** Everything that uses the server's handle begins here. */
    private WtsCall begin(SessionOperation operation, @Nullable SessionId session) {
        return WtsCall.begin(server, operation, address.toString(), session);
    }
}
