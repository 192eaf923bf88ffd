package io.github.sessionctl.host.wts;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionOperation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The session hosts that a domain knows. Safe for use by several threads.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtsenumerateserversw">WTSEnumerateServersW</a>
 */
public final class WtsServers {

    /** WTS_SERVER_INFOW: a pointer to a name. */
    private static final int ROW_SIZE = Long.BYTES;

    private static final int RESERVED = 0;
    private static final int VERSION = 1;

    private WtsServers() {}

    /**
     * The names of the session hosts of a domain with this NetBIOS name, as Windows orders them; empty when it has none. Found by broadcast: a host
     * that is off, or in a network without NetBIOS, is not among them. One native call, which may take long.
     *
     * @throws IllegalArgumentException when that is no name
     * @throws SessionException when the domain could not be asked
     */
    public static List<String> ofDomain(String domain) {
        HostAddress address = HostAddress.parse("domain:" + domain);
        WtsSessionHost.load(address.toString());
        byte[] name = Layout.nulTerminated(address.name());
        NativeRows<String> servers = new NativeRows<>(ROW_SIZE, NativeBlock.NO_TYPE, true) {
            @Override
            int call(OutParameters out) {
                return OptionalFunction.ENUMERATE_SERVERS.call(
                        name, RESERVED, VERSION, out.addressOfPointer(), out.addressOfCount());
            }

            @Override
            List<String> decode(byte[] rows) {
                return names(rows, new NativeText());
            }
        };
        return servers.read(WtsCall.withoutServer(SessionOperation.SERVERS, address.toString()));
    }

    static List<String> names(byte[] rows, LongFunction<String> strings) {
        ByteBuffer bytes = Layout.of(rows);
        List<String> names = new ArrayList<>(rows.length / ROW_SIZE);
        for (int row = 0; row + ROW_SIZE <= rows.length; row += ROW_SIZE) {
            String name = strings.apply(bytes.getLong(row));
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a server without a name");
            }
            names.add(name);
        }
        return names;
    }
}
