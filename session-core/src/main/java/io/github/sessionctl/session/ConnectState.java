package io.github.sessionctl.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How a session stands, in Windows' own words.
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/ne-wtsapi32-wts_connectstate_class">WTS_CONNECTSTATE_CLASS</a>
 */
public enum ConnectState {
    /** A user is logged on and connected. */
    ACTIVE(0, "Active"),
    /** A client is connected, nobody has logged on yet. */
    CONNECTED(1, "Connected"),
    /** A client is being connected. */
    CONNECT_QUERY(2, "ConnectQuery"),
    /** The session shadows another one. */
    SHADOW(3, "Shadow"),
    /** The user is logged on, programs run on, but no client is connected. The services session is also shown so. */
    DISCONNECTED(4, "Disconnected"),
    /** The session waits for a client. */
    IDLE(5, "Idle"),
    /** Not a user's session: it listens for connections. */
    LISTEN(6, "Listen"),
    /** The session is being reset. */
    RESET(7, "Reset"),
    /** The session is down because of an error, or is on its way out. */
    DOWN(8, "Down"),
    /** The session is being initialised. */
    INIT(9, "Init"),
    /** A state that this version does not know. */
    UNKNOWN(-1, "Unknown");

    private static final ConnectState[] ALL = values();

    private final int code;
    private final String windowsName;

    ConnectState(int code, String windowsName) {
        this.code = code;
        this.windowsName = windowsName;
    }

    /** Windows' word for the state, such as {@code Disconnected}. */
    public String windowsName() {
        return windowsName;
    }

    /** The state with this number of WTS_CONNECTSTATE_CLASS; {@link #UNKNOWN} for a number without a name. */
    public static ConnectState fromCode(int code) {
        for (ConnectState state : ALL) {
            if (state.code == code) {
                return state;
            }
        }
        return UNKNOWN;
    }

    /**
     * The state with this word, Windows' or this enum's, case ignored.
     * @throws IllegalArgumentException when Windows has no such state; the text lists those it has
     */
    public static ConnectState parse(String word) {
        String stripped = word.strip();
        for (ConnectState state : ALL) {
            if (state.windowsName.equalsIgnoreCase(stripped) || state.name().equalsIgnoreCase(stripped)) {
                return state;
            }
        }
        String known = Arrays.stream(ALL)
                .map(state -> state.windowsName.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(QuotedInput.of(word) + " is no connect state; known are " + known);
    }

    /** {@return the same as {@link #windowsName()}} */
    @Override
    public String toString() {
        return windowsName;
    }
}
