package io.github.sessionctl.host.wts;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.UserAccount;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Decodes an array of <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/ns-wtsapi32-wts_session_info_1w">WTS_SESSION_INFO_1W</a>
 * as 64-bit Windows lays it out. Pure.
 */
final class SessionRows {

    static final int SIZE = 56;

    private static final int STATE = 4;
    private static final int SESSION_ID = 8;
    private static final int SESSION_NAME = 16;
    private static final int USER_NAME = 32;
    private static final int DOMAIN_NAME = 40;

    private SessionRows() {}

    static List<SessionInfo> decode(String host, byte[] rows, LongFunction<String> strings) {
        ByteBuffer bytes = Layout.of(rows);
        List<SessionInfo> sessions = new ArrayList<>();
        for (int row = 0; row + SIZE <= rows.length; row += SIZE) {
            String user = strings.apply(bytes.getLong(row + USER_NAME));
            sessions.add(SessionInfo.listed(
                    host,
                    SessionId.fromBits(bytes.getInt(row + SESSION_ID)),
                    strings.apply(bytes.getLong(row + SESSION_NAME)),
                    ConnectState.fromCode(bytes.getInt(row + STATE)),
                    user.isEmpty() ? null : new UserAccount(strings.apply(bytes.getLong(row + DOMAIN_NAME)), user)));
        }
        return sessions;
    }
}
