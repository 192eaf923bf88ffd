/*
 * The functions that only the simulator exports. Texts are UTF-8 and end with NUL. All may be called from any thread.
 * Their presence tells this library from the real wtsapi32.
 */
#ifndef WTS_SIMULATOR_H
#define WTS_SIMULATOR_H

#include <stdint.h>

#ifdef _WIN32
#define SIM_EXPORT __declspec(dllexport)
#else
#define SIM_EXPORT __attribute__((visibility("default")))
#endif

/* Counts up when a function of this header changes. */
SIM_EXPORT int32_t WtsSimVersion(void);

/*
 * Replaces everything: the machine, the journal, all counters. Calls that are waiting fail with 1726, blocks and
 * handles from before are forgotten. Returns 0, or the number of the first wrong line; then nothing is loaded.
 */
SIM_EXPORT int32_t WtsSimLoad(const char *utf8Text);

/*
 * Lets something happen now: the keys of a change statement without 'before' and 'call', such as "session=4 gone=yes".
 * Returns 0, or 1 if they are wrong or nothing is loaded; then nothing happens, and WtsSimProblem says why.
 */
SIM_EXPORT int32_t WtsSimChange(const char *utf8Keys);

/* What is wrong with the scenario or the last change, cut to the capacity. Returns the bytes that all of it needs, NUL included. */
SIM_EXPORT int32_t WtsSimProblem(char *buffer, int32_t capacity);

/* The journal, one line a call, cut to the capacity. Returns the bytes that all of it needs, NUL included. */
SIM_EXPORT int32_t WtsSimJournal(char *buffer, int32_t capacity);
SIM_EXPORT void WtsSimClearJournal(void);
/* 0: calls leave no line in the journal from now on, and take less time. For measurements. */
SIM_EXPORT void WtsSimKeepJournal(int32_t on);

/* Blocks handed out and not freed. */
SIM_EXPORT int32_t WtsSimOutstanding(void);
/* Frees with the wrong function, class or count, of an unknown or of a freed pointer. */
SIM_EXPORT int32_t WtsSimWrongFrees(void);
SIM_EXPORT int32_t WtsSimOpenHandles(void);
/* Uses of a handle that is closed or none, closing one twice, closing NULL. */
SIM_EXPORT int32_t WtsSimWrongHandles(void);

/* Calls that have not returned because they are slow, wait for something, or hang; event waits among them. */
SIM_EXPORT int32_t WtsSimWaitingCalls(void);
/* Calls of WTSWaitSystemEvent that are waiting. */
SIM_EXPORT int32_t WtsSimEventWaits(void);

/* Not 0: blocks from now on end at an inaccessible page, and become inaccessible when they are freed. */
SIM_EXPORT void WtsSimGuardPages(int32_t on);

/*
 * LookupAccountSidW, for libadvapi32.so. Knows the SIDs that WTSEnumerateProcessesExW handed out since the scenario was
 * loaded, and SYSTEM's.
 */
SIM_EXPORT int32_t WtsSimLookupAccountSid(
    const uint16_t *system,
    const uint8_t *sid,
    uint16_t *name,
    uint32_t *nameUnits,
    uint16_t *domain,
    uint32_t *domainUnits,
    uint32_t *use);

/* The session that this process runs in. Returns 0 and leaves it alone where nothing is loaded. */
SIM_EXPORT int32_t WtsSimOwnSession(uint32_t *session);
/* The session at the physical console, or 0xFFFFFFFF. */
SIM_EXPORT uint32_t WtsSimConsoleSession(void);

#endif
