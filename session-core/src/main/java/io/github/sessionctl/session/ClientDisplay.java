package io.github.sessionctl.session;

/**
 * The display of the user's device, as its client has told it. Immutable.
 * @param width width in pixels, 1 to 65535
 * @param height height in pixels, 1 to 65535
 * @param colorDepth bits for each pixel, such as 32; 0 when not known
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/ns-wtsapi32-wts_client_display">WTS_CLIENT_DISPLAY</a>
 */
public record ClientDisplay(int width, int height, int colorDepth) {

    /** The display as people write it, such as {@code 1920x1080x32}; without the last part when it is not known. */
    @Override
    public String toString() {
        return width + "x" + height + (colorDepth == 0 ? "" : "x" + colorDepth);
    }
}
