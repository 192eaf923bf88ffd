/* WTSOpenServerExW, WTSCloseServer. */
#include "call.h"
#include "servers.h"
#include "wts_api.h"

/* Every name shows the machine of the scenario. That it could be reached is not proved by opening it. */
WTS_EXPORT HANDLE WINAPI WTSOpenServerExW(LPWSTR pServerName) {
    struct call call;
    HANDLE handle = NULL;
    uint32_t number = 0;
    call_begin(&call, "WTSOpenServerExW");
    call_text(&call, "name", pServerName, pServerName == NULL ? 0 : wide_length(pServerName));
    if (call_admit(&call, OPERATION_OPEN, 0)) {
        handle = server_open(&number);
    }
    call_number(&call, "server", number);
    call_end(&call);
    return handle;
}

WTS_EXPORT VOID WINAPI WTSCloseServer(HANDLE hServer) {
    struct call call;
    call_begin(&call, "WTSCloseServer");
    call_server(&call, hServer);
    if (hServer == NULL) {
        server_count_wrong();
        call_fail(&call, ERROR_CODE_INVALID_HANDLE);
    } else {
        server_close(hServer);
    }
    call_end(&call);
}
