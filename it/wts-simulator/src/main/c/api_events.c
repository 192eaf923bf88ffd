/* WTSWaitSystemEvent. */
#include "call.h"
#include "events.h"
#include "machine.h"
#include "wts_api.h"

/* Logoffs end by being looked at, so the wait looks whenever one is due. */
static DWORD wait_for(struct call *call, HANDLE server, DWORD mask) {
    struct event_wait wait = {.machine = call->machine, .handle = server, .mask = mask};
    events_begin(&wait);
    while (wait.flags == 0 && !wait.flushed && call_wait(call, machine_next_logoff_end())) {
    }
    events_end(&wait);
    return call->error == ERROR_CODE_NONE ? wait.flags : 0;
}

WTS_EXPORT BOOL WINAPI WTSWaitSystemEvent(HANDLE hServer, DWORD EventMask, DWORD *pEventFlags) {
    struct call call;
    DWORD flags = 0;
    bool flush = (EventMask & WTS_EVENT_FLUSH) != 0;
    call_begin(&call, "WTSWaitSystemEvent");
    call_server(&call, hServer);
    call_number(&call, "mask", EventMask);
    if (pEventFlags == NULL) {
        call_fail(&call, ERROR_CODE_INVALID_PARAMETER);
    }
    if (call_admit(&call, flush ? OPERATION_NONE : OPERATION_EVENT, 0)) {
        if (flush) {
            events_flush(hServer);
        } else {
            flags = wait_for(&call, hServer, EventMask);
        }
    }
    if (pEventFlags != NULL) {
        *pEventFlags = flags;
    }
    call_number(&call, "flags", flags);
    return call_end(&call);
}
