/*
 * The session API's types, from a header that is not ours: winpr on Linux, mingw-w64's on Windows. Two independent
 * headers, so that layout_assertions.c proves something.
 */
#ifndef WTS_API_H
#define WTS_API_H

#include <stdint.h>
#include <stdio.h>

#ifdef _WIN32

#include <windows.h>

/* A newer mingw-w64 declares these with its own struct types; ours, below, have other names. */
#define WTSEnumerateSessionsExW declared_WTSEnumerateSessionsExW
#define WTSEnumerateProcessesExW declared_WTSEnumerateProcessesExW
#define WTSFreeMemoryExW declared_WTSFreeMemoryExW
#define WTSOpenServerExW declared_WTSOpenServerExW
#include <wtsapi32.h>
#undef WTSEnumerateSessionsExW
#undef WTSEnumerateProcessesExW
#undef WTSFreeMemoryExW
#undef WTSOpenServerExW

/* What older mingw-w64 headers lack. Macros, so that a header which has them does no harm. */
#define WTS_SESSION_INFO_1W sim_WTS_SESSION_INFO_1W
#define WTSINFOEX_LEVEL1_W sim_WTSINFOEX_LEVEL1_W
#define WTSINFOEX_LEVEL_W sim_WTSINFOEX_LEVEL_W
#define WTSINFOEXW sim_WTSINFOEXW
#define WTS_PROCESS_INFO_EXW sim_WTS_PROCESS_INFO_EXW
#define WTS_TYPE_CLASS sim_WTS_TYPE_CLASS

typedef struct {
    DWORD ExecEnvId;
    WTS_CONNECTSTATE_CLASS State;
    DWORD SessionId;
    LPWSTR pSessionName;
    LPWSTR pHostName;
    LPWSTR pUserName;
    LPWSTR pDomainName;
    LPWSTR pFarmName;
} WTS_SESSION_INFO_1W;

typedef struct {
    ULONG SessionId;
    WTS_CONNECTSTATE_CLASS SessionState;
    LONG SessionFlags;
    WCHAR WinStationName[WINSTATIONNAME_LENGTH + 1];
    WCHAR UserName[USERNAME_LENGTH + 1];
    WCHAR DomainName[DOMAIN_LENGTH + 1];
    LARGE_INTEGER LogonTime;
    LARGE_INTEGER ConnectTime;
    LARGE_INTEGER DisconnectTime;
    LARGE_INTEGER LastInputTime;
    LARGE_INTEGER CurrentTime;
    DWORD IncomingBytes;
    DWORD OutgoingBytes;
    DWORD IncomingFrames;
    DWORD OutgoingFrames;
    DWORD IncomingCompressedBytes;
    DWORD OutgoingCompressedBytes;
} WTSINFOEX_LEVEL1_W;

typedef union {
    WTSINFOEX_LEVEL1_W WTSInfoExLevel1;
} WTSINFOEX_LEVEL_W;

typedef struct {
    DWORD Level;
    WTSINFOEX_LEVEL_W Data;
} WTSINFOEXW;

typedef struct {
    DWORD SessionId;
    DWORD ProcessId;
    LPWSTR pProcessName;
    PSID pUserSid;
    DWORD NumberOfThreads;
    DWORD HandleCount;
    DWORD PagefileUsage;
    DWORD PeakPagefileUsage;
    DWORD WorkingSetSize;
    DWORD PeakWorkingSetSize;
    LARGE_INTEGER UserTime;
    LARGE_INTEGER KernelTime;
} WTS_PROCESS_INFO_EXW;

typedef int WTS_TYPE_CLASS;

#define WTS_EXPORT __declspec(dllexport)
#define WTS_CURRENT_TIME CurrentTime

#else

#include <winpr/wtsapi.h>

#define WTS_EXPORT __attribute__((visibility("default")))
#define WTS_CURRENT_TIME _CurrentTime /* winpr's name for it: X11 has a macro CurrentTime */

#endif

/* Both names exist in one of the headers only. */
#define SIM_ANY_SESSION ((DWORD)-2)
#define SIM_CURRENT_SESSION ((DWORD)-1)

enum wts_type_class { TYPE_PROCESS_LEVEL_0 = 0, TYPE_PROCESS_LEVEL_1 = 1, TYPE_SESSION_LEVEL_1 = 2 };

/* The classes that are answered; the headers do not agree on how many there are. */
enum info_class {
    CLASS_SESSION_ID = 4,
    CLASS_USER_NAME = 5,
    CLASS_WIN_STATION_NAME = 6,
    CLASS_DOMAIN_NAME = 7,
    CLASS_CONNECT_STATE = 8,
    CLASS_CLIENT_NAME = 10,
    CLASS_CLIENT_ADDRESS = 14,
    CLASS_CLIENT_PROTOCOL_TYPE = 16,
    CLASS_IDLE_TIME = 17,
    CLASS_OUTGOING_FRAMES = 22,
    CLASS_CLIENT_INFO = 23,
    CLASS_SESSION_INFO = 24,
    CLASS_SESSION_INFO_EX = 25,
    CLASS_IS_REMOTE_SESSION = 29
};

enum connect_state { STATE_ACTIVE = 0, STATE_DISCONNECTED = 4, STATE_LISTEN = 6 };

/* The Win32 errors that the simulator answers by itself. */
enum win32_error {
    ERROR_CODE_NONE = 0,
    ERROR_CODE_ACCESS_DENIED = 5,
    ERROR_CODE_INVALID_HANDLE = 6,
    ERROR_CODE_NOT_SUPPORTED = 50,
    ERROR_CODE_INVALID_PARAMETER = 87,
    ERROR_CODE_INSUFFICIENT_BUFFER = 122,
    ERROR_CODE_NONE_MAPPED = 1332,
    ERROR_CODE_INVALID_SID = 1337,
    ERROR_CODE_NO_SUCH_DOMAIN = 1355,
    ERROR_CODE_NOT_LOADED = 1702,
    ERROR_CODE_SERVER_UNAVAILABLE = 1722,
    ERROR_CODE_CALL_FAILED = 1726,
    ERROR_CODE_NO_ADDRESS = 1733,
    ERROR_CODE_CLOSE_PENDING = 7007,
    ERROR_CODE_SESSION_GONE = 7022
};

/* What wtsapi32.dll exports and not every header declares. */
WTS_EXPORT BOOL WINAPI WTSEnumerateSessionsExW(
    HANDLE server, DWORD *level, DWORD filter, WTS_SESSION_INFO_1W **sessions, DWORD *count);
WTS_EXPORT BOOL WINAPI WTSEnumerateProcessesExW(
    HANDLE server, DWORD *level, DWORD session, LPWSTR *processes, DWORD *count);
WTS_EXPORT BOOL WINAPI WTSFreeMemoryExW(WTS_TYPE_CLASS type, PVOID memory, ULONG count);
WTS_EXPORT HANDLE WINAPI WTSOpenServerExW(LPWSTR name);
WTS_EXPORT BOOL WINAPI WTSIsChildSessionsEnabled(PBOOL enabled);
WTS_EXPORT BOOL WINAPI WTSGetChildSessionId(PULONG session);

#endif
