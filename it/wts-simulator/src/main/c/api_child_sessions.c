/* WTSIsChildSessionsEnabled, WTSGetChildSessionId: about this machine, and the session that the process runs in. */
#include "call.h"
#include "machine.h"
#include "wts_api.h"

#define NO_SESSION UINT32_MAX

WTS_EXPORT BOOL WINAPI WTSIsChildSessionsEnabled(PBOOL pbEnabled) {
    struct call call;
    BOOL enabled = FALSE;
    call_begin(&call, "WTSIsChildSessionsEnabled");
    if (pbEnabled == NULL) {
        call_fail(&call, ERROR_CODE_INVALID_PARAMETER);
    }
    if (call_admit(&call, OPERATION_NONE, 0)) {
        enabled = machine_has_child_sessions();
    }
    if (pbEnabled != NULL) {
        *pbEnabled = enabled;
    }
    call_number(&call, "enabled", (uint32_t)enabled);
    return call_end(&call);
}

static ULONG child_of(uint32_t parent) {
    for (size_t i = 0; i < machine_session_count(); i++) {
        const struct session *session = machine_session_at(i);
        if (session->is_child && session->parent == parent) {
            return session->id;
        }
    }
    return NO_SESSION;
}

/* Where the own session has no child, that is no failure. */
WTS_EXPORT BOOL WINAPI WTSGetChildSessionId(PULONG pSessionId) {
    struct call call;
    ULONG child = NO_SESSION;
    call_begin(&call, "WTSGetChildSessionId");
    if (pSessionId == NULL) {
        call_fail(&call, ERROR_CODE_INVALID_PARAMETER);
    }
    if (call_admit(&call, OPERATION_NONE, 0)) {
        child = child_of(machine_host()->own);
    }
    if (pSessionId != NULL) {
        *pSessionId = child;
    }
    call_number(&call, "child", (uint32_t)child);
    return call_end(&call);
}
