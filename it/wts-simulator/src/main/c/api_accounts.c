/* What libadvapi32.so answers. Not in the journal: under Wine it would not be there, because advapi32 is not ours. */
#include <string.h>

#include "accounts.h"
#include "call.h"
#include "machine.h"
#include "sid.h"
#include "text.h"
#include "wts_api.h"
#include "wts_simulator.h"

#define USE_USER 1
#define USE_WELL_KNOWN_GROUP 5

/* With a name, that machine is asked, and may be one that cannot be reached. */
static void ask_system(struct call *call, const uint16_t *system) {
    if (system != NULL && *system != 0) {
        call->machine = machine_of_name(system);
    }
}

/* All or nothing: where one buffer is too small, both sizes are those that are needed. */
static void put_account(
    struct call *call,
    const struct account *account,
    uint16_t *name,
    uint32_t *name_units,
    uint16_t *domain,
    uint32_t *domain_units) {
    uint32_t name_length = (uint32_t)wide_length(account->user);
    uint32_t domain_length = (uint32_t)wide_length(account->domain);
    bool fits = name != NULL && *name_units > name_length && domain != NULL && *domain_units > domain_length;
    if (!fits) {
        *name_units = name_length + 1;
        *domain_units = domain_length + 1;
        call_fail(call, ERROR_CODE_INSUFFICIENT_BUFFER);
        return;
    }
    memcpy(name, account->user, (name_length + 1) * sizeof *name);
    memcpy(domain, account->domain, (domain_length + 1) * sizeof *domain);
    *name_units = name_length;
    *domain_units = domain_length;
}

int32_t WtsSimLookupAccountSid(
    const uint16_t *system,
    const uint8_t *sid,
    uint16_t *name,
    uint32_t *nameUnits,
    uint16_t *domain,
    uint32_t *domainUnits,
    uint32_t *use) {
    struct call call;
    call_begin(&call, "LookupAccountSidW");
    call.unrecorded = true;
    ask_system(&call, system);
    if (sid == NULL || nameUnits == NULL || domainUnits == NULL || use == NULL) {
        call_fail(&call, ERROR_CODE_INVALID_PARAMETER);
    } else if (sid_size(sid) == 0) {
        call_fail(&call, ERROR_CODE_INVALID_SID);
    }
    if (call_admit(&call, OPERATION_ACCOUNT, 0)) {
        const struct account *account = accounts_find(sid);
        if (account == NULL) {
            call_fail(&call, ERROR_CODE_NONE_MAPPED);
        } else {
            put_account(&call, account, name, nameUnits, domain, domainUnits);
        }
        if (call.error == ERROR_CODE_NONE) {
            *use = account == &system_account ? USE_WELL_KNOWN_GROUP : USE_USER;
        }
    }
    return call_end(&call);
}
