package io.github.sessionctl.session;

/**
 * How a session reaches its user.
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/ne-wtsapi32-wts_info_class">WTSClientProtocolType of WTS_INFO_CLASS</a>
 */
public enum ClientProtocol {
    /** The machine's own keyboard and screen. */
    CONSOLE,
    /** The Remote Desktop Protocol. */
    RDP,
    /** A protocol that this version does not know. */
    OTHER,
    /** Windows did not say. */
    UNKNOWN;

    /** The protocol with this number in Windows; {@link #OTHER} for a number without a name here. */
    public static ClientProtocol fromCode(int code) {
        return switch (code) {
            case 0 -> CONSOLE;
            case 2 -> RDP;
            default -> OTHER;
        };
    }
}
