package io.github.sessionctl.session;

/**
 * What has gone over a session's connection. Windows counts in unsigned 32 bits, so each number wraps at 4294967296; it leaves 0 where it does not
 * count. Immutable.
 * @param incomingBytes bytes from the client, before they were compressed
 * @param outgoingBytes bytes to the client, before they were compressed
 * @param incomingFrames frames from the client
 * @param outgoingFrames frames to the client
 * @param incomingCompressedBytes compressed bytes from the client
 * @param outgoingCompressedBytes compressed bytes to the client
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wtsapi32/ns-wtsapi32-wtsinfoex_level1_w">WTSINFOEX_LEVEL1_W</a>
 */
public record SessionCounters(
        long incomingBytes,
        long outgoingBytes,
        long incomingFrames,
        long outgoingFrames,
        long incomingCompressedBytes,
        long outgoingCompressedBytes) {}
