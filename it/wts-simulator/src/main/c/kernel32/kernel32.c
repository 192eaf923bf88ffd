/*
 * The two functions of kernel32 that the binding calls, for Linux. A library of its own, because the binding loads one
 * of that name; it asks the simulated wtsapi32 that is loaded already.
 */
#include <dlfcn.h>
#include <errno.h>
#include <stddef.h>
#include <stdint.h>

#define EXPORT __attribute__((visibility("default")))
#define ERROR_CODE_NOT_LOADED 1702
#define NO_SESSION UINT32_MAX

EXPORT int32_t ProcessIdToSessionId(uint32_t process, uint32_t *session) {
    (void)process; /* every process that asks is its own */
    int32_t (*own_session)(uint32_t *) = (int32_t(*)(uint32_t *))dlsym(RTLD_DEFAULT, "WtsSimOwnSession");
    int error = errno;
    if (own_session == NULL || own_session(session) == 0) {
        errno = ERROR_CODE_NOT_LOADED;
        return 0;
    }
    errno = error;
    return 1;
}

EXPORT uint32_t WTSGetActiveConsoleSessionId(void) {
    uint32_t (*console_session)(void) = (uint32_t(*)(void))dlsym(RTLD_DEFAULT, "WtsSimConsoleSession");
    return console_session == NULL ? NO_SESSION : console_session();
}
