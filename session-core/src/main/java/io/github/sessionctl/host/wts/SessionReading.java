package io.github.sessionctl.host.wts;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.SessionCounters;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionTimes;
import io.github.sessionctl.session.UserAccount;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Decodes a <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/ns-wtsapi32-wtsinfoex_level1_w">WTSINFOEXW</a>. Pure. */
final class SessionReading {

    static final int SIZE = 232;

    private static final int LEVEL = 0;
    private static final int SESSION_ID = 8;
    private static final int SESSION_STATE = 12;
    private static final int SESSION_FLAGS = 16;
    private static final int SESSION_NAME = 20;
    private static final int SESSION_NAME_LENGTH = 33;
    private static final int USER_NAME = 86;
    private static final int USER_NAME_LENGTH = 21;
    private static final int DOMAIN_NAME = 128;
    private static final int DOMAIN_NAME_LENGTH = 18;
    private static final int LOGON_TIME = 168;
    private static final int CONNECT_TIME = 176;
    private static final int DISCONNECT_TIME = 184;
    private static final int LAST_INPUT_TIME = 192;
    private static final int CURRENT_TIME = 200;
    private static final int INCOMING_BYTES = 208;
    private static final int OUTGOING_BYTES = 212;
    private static final int INCOMING_FRAMES = 216;
    private static final int OUTGOING_FRAMES = 220;
    private static final int INCOMING_COMPRESSED_BYTES = 224;
    private static final int OUTGOING_COMPRESSED_BYTES = 228;

    private static final int LOCKED_FLAG = 0;
    private static final int UNLOCKED_FLAG = 1;

    private SessionReading() {}

    /**
     * The session with what the bytes say; throws IllegalArgumentException when they are no such structure, or are about another session.
     * Windows 7 and Server 2008 R2 have the two lock flags the wrong way round.
     */
    static SessionInfo decode(SessionInfo listed, byte[] structure, boolean isLockSwapped) {
        ByteBuffer bytes = Layout.of(structure);
        if (structure.length < SIZE) {
            throw new IllegalArgumentException("WTSINFOEXW of " + structure.length + " bytes");
        }
        if (bytes.getInt(LEVEL) != 1 || bytes.getInt(SESSION_ID) != listed.id().bits()) {
            throw new IllegalArgumentException("WTSINFOEXW of level " + bytes.getInt(LEVEL) + " about session "
                    + Integer.toUnsignedString(bytes.getInt(SESSION_ID)));
        }
        SessionTimes times = new SessionTimes(
                Layout.time(bytes.getLong(LOGON_TIME)),
                Layout.time(bytes.getLong(CONNECT_TIME)),
                Layout.time(bytes.getLong(DISCONNECT_TIME)),
                Layout.time(bytes.getLong(LAST_INPUT_TIME)),
                Layout.time(bytes.getLong(CURRENT_TIME)));
        SessionInfo reading = listed.withReading(
                Layout.text(bytes, SESSION_NAME, SESSION_NAME_LENGTH, listed.name()),
                ConnectState.fromCode(bytes.getInt(SESSION_STATE)),
                listed.user(),
                times,
                lock(bytes.getInt(SESSION_FLAGS), isLockSwapped));
        SessionCounters counters = new SessionCounters(
                counter(bytes, INCOMING_BYTES),
                counter(bytes, OUTGOING_BYTES),
                counter(bytes, INCOMING_FRAMES),
                counter(bytes, OUTGOING_FRAMES),
                counter(bytes, INCOMING_COMPRESSED_BYTES),
                counter(bytes, OUTGOING_COMPRESSED_BYTES));
        return reading.withAccountTold(user(listed.user(), bytes)).withCounters(counters);
    }

    private static long counter(ByteBuffer bytes, int offset) {
        return Integer.toUnsignedLong(bytes.getInt(offset));
    }

    private static @Nullable UserAccount user(@Nullable UserAccount listed, ByteBuffer bytes) {
        String name = Layout.text(bytes, USER_NAME, USER_NAME_LENGTH, listed == null ? "" : listed.name());
        String domain = Layout.text(bytes, DOMAIN_NAME, DOMAIN_NAME_LENGTH, listed == null ? "" : listed.domain());
        return name.isEmpty() ? null : new UserAccount(domain, name);
    }

    private static LockState lock(int flags, boolean isSwapped) {
        return switch (flags) {
            case LOCKED_FLAG -> isSwapped ? LockState.UNLOCKED : LockState.LOCKED;
            case UNLOCKED_FLAG -> isSwapped ? LockState.LOCKED : LockState.UNLOCKED;
            default -> LockState.UNKNOWN;
        };
    }
}
