#ifdef _WIN32

#include <stdlib.h>
#include <string.h>
#include <windows.h>

#include "platform.h"

#define LONGEST_WAIT_MILLIS UINT64_C(86400000)

static SRWLOCK lock = SRWLOCK_INIT;
static CONDITION_VARIABLE changed = CONDITION_VARIABLE_INIT;

void platform_lock(void) {
    AcquireSRWLockExclusive(&lock);
}

void platform_unlock(void) {
    ReleaseSRWLockExclusive(&lock);
}

void platform_wait(uint64_t milliseconds) {
    if (milliseconds > LONGEST_WAIT_MILLIS) {
        milliseconds = LONGEST_WAIT_MILLIS;
    }
    SleepConditionVariableSRW(&changed, &lock, (DWORD)milliseconds, 0);
}

void platform_wake_all(void) {
    WakeAllConditionVariable(&changed);
}

uint64_t platform_monotonic_millis(void) {
    LARGE_INTEGER frequency, now;
    QueryPerformanceFrequency(&frequency);
    QueryPerformanceCounter(&now);
    uint64_t seconds = (uint64_t)(now.QuadPart / frequency.QuadPart);
    uint64_t rest = (uint64_t)(now.QuadPart % frequency.QuadPart);
    return seconds * 1000 + rest * 1000 / (uint64_t)frequency.QuadPart;
}

uint64_t platform_filetime(void) {
    FILETIME now;
    GetSystemTimeAsFileTime(&now);
    return (uint64_t)now.dwHighDateTime << 32 | now.dwLowDateTime;
}

uint32_t platform_last_error(void) {
    return GetLastError();
}

void platform_set_last_error(uint32_t error) {
    SetLastError(error);
}

size_t platform_page_size(void) {
    SYSTEM_INFO system;
    GetSystemInfo(&system);
    return system.dwPageSize;
}

void *platform_reserve(size_t usable, size_t guard) {
    void *base = VirtualAlloc(NULL, usable + guard, MEM_RESERVE, PAGE_NOACCESS);
    if (base == NULL || VirtualAlloc(base, usable, MEM_COMMIT, PAGE_READWRITE) == NULL) {
        abort();
    }
    return base;
}

/* The address stays reserved, so that nothing else can appear there. */
void platform_forbid(void *base, size_t size) {
    VirtualFree(base, size, MEM_DECOMMIT);
}

void platform_release(void *base, size_t size) {
    (void)size;
    VirtualFree(base, 0, MEM_RELEASE);
}

#define SESSION_ID_IN_PEB 0x2C0

/*
 * kernel32 is not ours, and its ProcessIdToSessionId and WTSGetActiveConsoleSessionId answer from the process
 * environment block. Under Wine, and only there, the scenario's own session is written into that block. On a real
 * Windows nobody loads this library in the place of the system's, and nothing is written.
 */
void platform_set_own_session(uint32_t session) {
    HMODULE ntdll = GetModuleHandleA("ntdll.dll");
    if (ntdll == NULL || GetProcAddress(ntdll, "wine_get_version") == NULL) {
        return;
    }
    FARPROC get_block = GetProcAddress(ntdll, "RtlGetCurrentPeb");
    if (get_block != NULL) {
        unsigned char *block = (unsigned char *)get_block();
        memcpy(block + SESSION_ID_IN_PEB, &session, sizeof session);
    }
}

#endif
