/*
 * The one function of advapi32 that the binding calls, for Linux. A library of its own, because the binding loads one of
 * that name; it asks the simulated wtsapi32 that is loaded already, which knows whose SIDs it handed out.
 */
#include <dlfcn.h>
#include <errno.h>
#include <stddef.h>
#include <stdint.h>

#define EXPORT __attribute__((visibility("default")))
#define ERROR_CODE_NOT_LOADED 1702

typedef int32_t lookup(
    const uint16_t *, const uint8_t *, uint16_t *, uint32_t *, uint16_t *, uint32_t *, uint32_t *);

EXPORT int32_t LookupAccountSidW(
    const uint16_t *system,
    const uint8_t *sid,
    uint16_t *name,
    uint32_t *nameUnits,
    uint16_t *domain,
    uint32_t *domainUnits,
    uint32_t *use) {
    int error = errno;
    lookup *function = (lookup *)dlsym(RTLD_DEFAULT, "WtsSimLookupAccountSid");
    if (function == NULL) {
        errno = ERROR_CODE_NOT_LOADED;
        return 0;
    }
    errno = error;
    return function(system, sid, name, nameUnits, domain, domainUnits, use);
}
