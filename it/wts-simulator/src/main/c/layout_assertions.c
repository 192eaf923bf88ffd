/*
 * Offset and size of every member that somebody reads, as on 64-bit Windows. Compiled for Linux against winpr's
 * header and for Windows against mingw-w64's; it holds no code.
 */
#include <stddef.h>

#include "wts_api.h"

#define SIZE(type, size) _Static_assert(sizeof(type) == (size), "size of " #type)
#define MEMBER(type, member, offset, size) \
    _Static_assert(offsetof(type, member) == (offset), "offset of " #type "." #member); \
    _Static_assert(sizeof(((type *)0)->member) == (size), "size of " #type "." #member)

SIZE(WCHAR, 2);
SIZE(void *, 8);

SIZE(WTS_SESSION_INFOW, 24);
MEMBER(WTS_SESSION_INFOW, SessionId, 0, 4);
MEMBER(WTS_SESSION_INFOW, pWinStationName, 8, 8);
MEMBER(WTS_SESSION_INFOW, State, 16, 4);

SIZE(WTS_SESSION_INFO_1W, 56);
MEMBER(WTS_SESSION_INFO_1W, ExecEnvId, 0, 4);
MEMBER(WTS_SESSION_INFO_1W, State, 4, 4);
MEMBER(WTS_SESSION_INFO_1W, SessionId, 8, 4);
MEMBER(WTS_SESSION_INFO_1W, pSessionName, 16, 8);
MEMBER(WTS_SESSION_INFO_1W, pHostName, 24, 8);
MEMBER(WTS_SESSION_INFO_1W, pUserName, 32, 8);
MEMBER(WTS_SESSION_INFO_1W, pDomainName, 40, 8);
MEMBER(WTS_SESSION_INFO_1W, pFarmName, 48, 8);

SIZE(WTSCLIENTW, 2304);
MEMBER(WTSCLIENTW, ClientName, 0, 42);
MEMBER(WTSCLIENTW, Domain, 42, 36);
MEMBER(WTSCLIENTW, UserName, 78, 42);
MEMBER(WTSCLIENTW, WorkDirectory, 120, 522);
MEMBER(WTSCLIENTW, InitialProgram, 642, 522);
MEMBER(WTSCLIENTW, EncryptionLevel, 1164, 1);
MEMBER(WTSCLIENTW, ClientAddressFamily, 1168, 4);
MEMBER(WTSCLIENTW, ClientAddress, 1172, 62);
MEMBER(WTSCLIENTW, HRes, 1234, 2);
MEMBER(WTSCLIENTW, VRes, 1236, 2);
MEMBER(WTSCLIENTW, ColorDepth, 1238, 2);
MEMBER(WTSCLIENTW, ClientDirectory, 1240, 522);
MEMBER(WTSCLIENTW, ClientBuildNumber, 1764, 4);
MEMBER(WTSCLIENTW, ClientHardwareId, 1768, 4);
MEMBER(WTSCLIENTW, ClientProductId, 1772, 2);
MEMBER(WTSCLIENTW, OutBufCountHost, 1774, 2);
MEMBER(WTSCLIENTW, OutBufCountClient, 1776, 2);
MEMBER(WTSCLIENTW, OutBufLength, 1778, 2);
MEMBER(WTSCLIENTW, DeviceId, 1780, 522);

SIZE(WTSINFOW, 216);
MEMBER(WTSINFOW, State, 0, 4);
MEMBER(WTSINFOW, SessionId, 4, 4);
MEMBER(WTSINFOW, IncomingBytes, 8, 4);
MEMBER(WTSINFOW, OutgoingBytes, 12, 4);
MEMBER(WTSINFOW, IncomingFrames, 16, 4);
MEMBER(WTSINFOW, OutgoingFrames, 20, 4);
MEMBER(WTSINFOW, IncomingCompressedBytes, 24, 4);
MEMBER(WTSINFOW, OutgoingCompressedBytes, 28, 4);
MEMBER(WTSINFOW, WinStationName, 32, 64);
MEMBER(WTSINFOW, Domain, 96, 34);
MEMBER(WTSINFOW, UserName, 130, 42);
MEMBER(WTSINFOW, ConnectTime, 176, 8);
MEMBER(WTSINFOW, DisconnectTime, 184, 8);
MEMBER(WTSINFOW, LastInputTime, 192, 8);
MEMBER(WTSINFOW, LogonTime, 200, 8);
MEMBER(WTSINFOW, WTS_CURRENT_TIME, 208, 8);

SIZE(WTSINFOEXW, 232);
MEMBER(WTSINFOEXW, Level, 0, 4);
MEMBER(WTSINFOEXW, Data, 8, 224);

SIZE(WTSINFOEX_LEVEL1_W, 224);
MEMBER(WTSINFOEX_LEVEL1_W, SessionId, 0, 4);
MEMBER(WTSINFOEX_LEVEL1_W, SessionState, 4, 4);
MEMBER(WTSINFOEX_LEVEL1_W, SessionFlags, 8, 4);
MEMBER(WTSINFOEX_LEVEL1_W, WinStationName, 12, 66);
MEMBER(WTSINFOEX_LEVEL1_W, UserName, 78, 42);
MEMBER(WTSINFOEX_LEVEL1_W, DomainName, 120, 36);
MEMBER(WTSINFOEX_LEVEL1_W, LogonTime, 160, 8);
MEMBER(WTSINFOEX_LEVEL1_W, ConnectTime, 168, 8);
MEMBER(WTSINFOEX_LEVEL1_W, DisconnectTime, 176, 8);
MEMBER(WTSINFOEX_LEVEL1_W, LastInputTime, 184, 8);
MEMBER(WTSINFOEX_LEVEL1_W, WTS_CURRENT_TIME, 192, 8);
MEMBER(WTSINFOEX_LEVEL1_W, IncomingBytes, 200, 4);
MEMBER(WTSINFOEX_LEVEL1_W, OutgoingBytes, 204, 4);
MEMBER(WTSINFOEX_LEVEL1_W, IncomingFrames, 208, 4);
MEMBER(WTSINFOEX_LEVEL1_W, OutgoingFrames, 212, 4);
MEMBER(WTSINFOEX_LEVEL1_W, IncomingCompressedBytes, 216, 4);
MEMBER(WTSINFOEX_LEVEL1_W, OutgoingCompressedBytes, 220, 4);

SIZE(WTS_PROCESS_INFOW, 24);
MEMBER(WTS_PROCESS_INFOW, SessionId, 0, 4);
MEMBER(WTS_PROCESS_INFOW, ProcessId, 4, 4);
MEMBER(WTS_PROCESS_INFOW, pProcessName, 8, 8);
MEMBER(WTS_PROCESS_INFOW, pUserSid, 16, 8);

SIZE(WTS_PROCESS_INFO_EXW, 64);
MEMBER(WTS_PROCESS_INFO_EXW, SessionId, 0, 4);
MEMBER(WTS_PROCESS_INFO_EXW, ProcessId, 4, 4);
MEMBER(WTS_PROCESS_INFO_EXW, pProcessName, 8, 8);
MEMBER(WTS_PROCESS_INFO_EXW, pUserSid, 16, 8);
MEMBER(WTS_PROCESS_INFO_EXW, NumberOfThreads, 24, 4);
MEMBER(WTS_PROCESS_INFO_EXW, HandleCount, 28, 4);
MEMBER(WTS_PROCESS_INFO_EXW, PagefileUsage, 32, 4);
MEMBER(WTS_PROCESS_INFO_EXW, PeakPagefileUsage, 36, 4);
MEMBER(WTS_PROCESS_INFO_EXW, WorkingSetSize, 40, 4);
MEMBER(WTS_PROCESS_INFO_EXW, PeakWorkingSetSize, 44, 4);
MEMBER(WTS_PROCESS_INFO_EXW, UserTime, 48, 8);
MEMBER(WTS_PROCESS_INFO_EXW, KernelTime, 56, 8);

SIZE(WTS_CLIENT_ADDRESS, 24);
MEMBER(WTS_CLIENT_ADDRESS, AddressFamily, 0, 4);
MEMBER(WTS_CLIENT_ADDRESS, Address, 4, 20);

SIZE(WTS_CLIENT_DISPLAY, 12);
