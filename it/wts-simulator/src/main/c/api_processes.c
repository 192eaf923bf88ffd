/* WTSEnumerateProcessesExW. */
#include <string.h>

#include "accounts.h"
#include "blocks.h"
#include "call.h"
#include "machine.h"
#include "malformed.h"
#include "random_rows.h"
#include "sid.h"
#include "wts_api.h"

#define FILETIME_PER_MILLI 10000
#define SERVICES_SESSION 0
#define KERNEL_SHARE 4 /* a quarter of the CPU time: whoever forgets it shows too little */

static bool is_asked_for(const struct process_statement *process, DWORD session) {
    const struct session *of = machine_session(process->session);
    return (session == SIM_ANY_SESSION || process->session == session) && process->visible && of != NULL && of->visible;
}

/* False where the process has no SID: Windows gives none to those who must not see it. */
static bool find_account(const struct process_statement *process, struct account *account) {
    static const uint16_t none[] = {'n', 'o', 'n', 'e', 0};
    const struct session *session = machine_session(process->session);
    *account = (struct account){session->domain, session->user};
    if (*session->user == 0 && session->id == SERVICES_SESSION) {
        *account = system_account;
    }
    if (process->user != NULL) {
        *account = (struct account){session->domain, process->user};
    }
    if (process->domain != NULL) {
        account->domain = process->domain;
    }
    return *account->user != 0 && !(process->user != NULL && same_text(process->user, none));
}

/* SIDs come before the names, so that both are aligned. */
struct extent {
    DWORD count;
    size_t sids;
    size_t names;
};

static struct extent measure(DWORD session) {
    struct extent extent = {0};
    for (size_t i = 0; i < machine_process_count(); i++) {
        const struct process_statement *process = machine_process_at(i);
        if (is_asked_for(process, session)) {
            extent.count++;
            struct account account;
            extent.sids += find_account(process, &account) ? sid_of_account(account.domain, account.user, NULL) : 0;
            extent.names += (wide_length(process->name) + 1) * sizeof(WCHAR);
        }
    }
    return extent;
}

static void put_usage(WTS_PROCESS_INFO_EXW *row, const struct process_statement *process) {
    DWORD memory = (DWORD)process->memory; /* wraps at 4 GiB, as on Windows */
    LONGLONG cpu = (LONGLONG)(process->cpu * FILETIME_PER_MILLI);
    row->NumberOfThreads = process->threads;
    row->HandleCount = process->handles;
    row->PagefileUsage = memory;
    row->PeakPagefileUsage = memory;
    row->WorkingSetSize = memory;
    row->PeakWorkingSetSize = memory;
    row->KernelTime.QuadPart = cpu / KERNEL_SHARE;
    row->UserTime.QuadPart = cpu - cpu / KERNEL_SHARE;
}

static void put_processes(unsigned char *rows, size_t row_size, struct extent extent, DWORD session) {
    unsigned char *next_sid = rows + extent.count * row_size;
    unsigned char *next_name = next_sid + extent.sids;
    for (size_t i = 0; i < machine_process_count(); i++) {
        const struct process_statement *process = machine_process_at(i);
        if (!is_asked_for(process, session)) {
            continue;
        }
        /* Level 1 begins with the members of level 0, at the same offsets. */
        WTS_PROCESS_INFOW *row = (WTS_PROCESS_INFOW *)rows;
        row->SessionId = process->session;
        row->ProcessId = process->id;
        row->pProcessName = (LPWSTR)next_name;
        size_t name_size = (wide_length(process->name) + 1) * sizeof(WCHAR);
        memcpy(next_name, process->name, name_size);
        next_name += name_size;
        struct account account;
        if (find_account(process, &account)) {
            row->pUserSid = (PSID)next_sid;
            next_sid += sid_of_account(account.domain, account.user, next_sid);
            accounts_remember(account);
        }
        if (row_size == sizeof(WTS_PROCESS_INFO_EXW)) {
            put_usage((WTS_PROCESS_INFO_EXW *)rows, process);
        }
        rows += row_size;
    }
}

WTS_EXPORT BOOL WINAPI WTSEnumerateProcessesExW(
    HANDLE hServer, DWORD *pLevel, DWORD SessionId, LPWSTR *ppProcessInfo, DWORD *pCount) {
    struct call call;
    struct extent extent = {0};
    DWORD count = 0;
    uint32_t number = 0;
    void *rows = NULL;
    DWORD level = pLevel == NULL ? 0 : *pLevel;
    call_begin(&call, "WTSEnumerateProcessesExW");
    call_server(&call, hServer);
    call_number(&call, "level", level);
    call_number(&call, "session", SessionId);
    if (pLevel == NULL || level > 1 || ppProcessInfo == NULL || pCount == NULL) {
        call_fail(&call, ERROR_CODE_INVALID_PARAMETER);
    }
    if (call_admit(&call, OPERATION_PROCESSES, SessionId)) {
        DWORD session = SessionId == SIM_CURRENT_SESSION ? machine_host()->own : SessionId;
        size_t row_size = level == 1 ? sizeof(WTS_PROCESS_INFO_EXW) : sizeof(WTS_PROCESS_INFOW);
        enum block_kind kind = level == 1 ? BLOCK_PROCESSES_LEVEL_1 : BLOCK_PROCESSES_LEVEL_0;
        extent = measure(session);
        bool random = call.malformed == MALFORMED_RANDOM;
        count = random ? random_count(&call.chance, extent.count) : malformed_count(call.malformed, extent.count);
        if (malformed_has_block(call.malformed)) {
            size_t names = extent.count * row_size + extent.sids;
            extent.names += random ? random_room(&call.chance) : 0;
            rows = block_allocate(names + extent.names, kind, count, &number);
            put_processes(rows, row_size, extent, session);
            uint16_t *texts = (uint16_t *)((unsigned char *)rows + names);
            malformed_spoil_text(call.malformed, texts, extent.names);
            if (random) {
                random_processes(
                    &call.chance, &(struct rows){rows, row_size, extent.count, texts, extent.names});
            }
        }
    }
    if (ppProcessInfo != NULL) {
        *ppProcessInfo = rows;
    }
    if (pCount != NULL) {
        *pCount = count;
    }
    call_number(&call, "count", count);
    call_number(&call, "block", number);
    return call_end(&call);
}
