/* WTSFreeMemory, WTSFreeMemoryExW. Both work with nothing loaded too: a block may be older than that. */
#include "blocks.h"
#include "call.h"
#include "wts_api.h"

WTS_EXPORT VOID WINAPI WTSFreeMemory(PVOID pMemory) {
    struct call call;
    uint32_t number = 0;
    call_begin(&call, "WTSFreeMemory");
    /* As with LocalFree, nothing may be freed. */
    bool right = pMemory == NULL || block_free(pMemory, BLOCK_QUERY, 0, &number);
    if (!right) {
        call_fail(&call, ERROR_CODE_INVALID_PARAMETER);
    }
    call_number(&call, "block", number);
    call_number(&call, "wrong", !right);
    call_end(&call);
}

WTS_EXPORT BOOL WINAPI WTSFreeMemoryExW(WTS_TYPE_CLASS WTSTypeClass, PVOID pMemory, ULONG NumberOfEntries) {
    struct call call;
    uint32_t number = 0;
    call_begin(&call, "WTSFreeMemoryExW");
    call_number(&call, "class", (uint32_t)WTSTypeClass);
    call_number(&call, "count", NumberOfEntries);
    bool right = block_free(pMemory, (enum block_kind)WTSTypeClass, NumberOfEntries, &number);
    if (!right) {
        call_fail(&call, ERROR_CODE_INVALID_PARAMETER);
    }
    call_number(&call, "block", number);
    call_number(&call, "wrong", !right);
    return call_end(&call);
}
