/* WTSEnumerateSessionsExW, and WTSEnumerateSessionsW for what other libraries call. */
#include <string.h>

#include "blocks.h"
#include "call.h"
#include "machine.h"
#include "malformed.h"
#include "random_rows.h"
#include "wts_api.h"

static size_t size_of_text(const uint16_t *text) {
    return (wide_length(text) + 1) * sizeof *text;
}

/* How the list names the account, which is not always how the session's own data do. */
static struct account listed_account(const struct session *session) {
    bool otherwise = *session->listed_as.user != 0;
    return otherwise ? session->listed_as : (struct account){session->domain, session->user};
}

/* All sessions and their strings are one block, as on Windows. */
struct extent {
    DWORD count;
    size_t texts;
};

static struct extent measure(void) {
    struct extent extent = {0};
    for (size_t i = 0; i < machine_session_count(); i++) {
        const struct session *session = machine_session_at(i);
        if (session->visible) {
            struct account account = listed_account(session);
            extent.count++;
            extent.texts += size_of_text(session->name) + size_of_text(session->vm) + size_of_text(account.user)
                            + size_of_text(account.domain);
        }
    }
    return extent;
}

static LPWSTR put_text(uint16_t **next, const uint16_t *text) {
    uint16_t *start = *next;
    size_t size = size_of_text(text);
    memcpy(start, text, size);
    *next += size / sizeof *text;
    return (LPWSTR)start;
}

/* Windows gives no pointer where there is no account or no virtual machine, but an empty string where there is no name. */
static LPWSTR put_optional_text(uint16_t **next, const uint16_t *text) {
    return *text == 0 ? NULL : put_text(next, text);
}

static void put_sessions(WTS_SESSION_INFO_1W *row, DWORD count) {
    uint16_t *next = (uint16_t *)(row + count);
    for (size_t i = 0; i < machine_session_count(); i++) {
        const struct session *session = machine_session_at(i);
        if (session->visible) {
            struct account account = listed_account(session);
            row->ExecEnvId = session->exec_env;
            row->State = (WTS_CONNECTSTATE_CLASS)session->state;
            row->SessionId = session->id;
            row->pSessionName = put_text(&next, session->name);
            row->pHostName = put_optional_text(&next, session->vm);
            row->pUserName = put_optional_text(&next, account.user);
            row->pDomainName = put_optional_text(&next, account.domain);
            row++;
        }
    }
}

WTS_EXPORT BOOL WINAPI WTSEnumerateSessionsExW(
    HANDLE hServer, DWORD *pLevel, DWORD Filter, WTS_SESSION_INFO_1W **ppSessionInfo, DWORD *pCount) {
    struct call call;
    uint32_t number = 0;
    DWORD count = 0;
    WTS_SESSION_INFO_1W *rows = NULL;
    call_begin(&call, "WTSEnumerateSessionsExW");
    call_server(&call, hServer);
    call_number(&call, "level", pLevel == NULL ? 0 : *pLevel);
    call_number(&call, "filter", Filter);
    if (pLevel == NULL || *pLevel != 1 || Filter != 0 || ppSessionInfo == NULL || pCount == NULL) {
        call_fail(&call, ERROR_CODE_INVALID_PARAMETER);
    }
    if (call_admit(&call, OPERATION_LIST, 0)) {
        bool random = call.malformed == MALFORMED_RANDOM;
        struct extent extent = measure();
        DWORD right = extent.count;
        count = random ? random_count(&call.chance, right) : malformed_count(call.malformed, right);
        if (malformed_has_block(call.malformed)) {
            size_t texts = extent.texts + (random ? random_room(&call.chance) : 0);
            rows = block_allocate(right * sizeof *rows + texts, BLOCK_SESSIONS, count, &number);
            put_sessions(rows, right);
            malformed_spoil_text(call.malformed, (uint16_t *)(rows + right), texts);
            if (random) {
                random_sessions(
                    &call.chance, &(struct rows){rows, sizeof *rows, right, (uint16_t *)(rows + right), texts});
            }
        }
    }
    if (ppSessionInfo != NULL) {
        *ppSessionInfo = rows;
    }
    if (pCount != NULL) {
        *pCount = count;
    }
    call_number(&call, "count", count);
    call_number(&call, "block", number);
    return call_end(&call);
}

/* It has no place for a virtual machine's name, and so no rows of one. */
static bool is_in_old_list(const struct session *session) {
    return session->visible && *session->vm == 0;
}

static WTS_SESSION_INFOW *old_sessions(DWORD *count, uint32_t *number) {
    size_t texts = 0;
    for (size_t i = 0; i < machine_session_count(); i++) {
        const struct session *session = machine_session_at(i);
        if (is_in_old_list(session)) {
            (*count)++;
            texts += size_of_text(session->name);
        }
    }
    WTS_SESSION_INFOW *rows = block_allocate(*count * sizeof *rows + texts, BLOCK_QUERY, 0, number);
    WTS_SESSION_INFOW *row = rows;
    uint16_t *next = (uint16_t *)(rows + *count);
    for (size_t i = 0; i < machine_session_count(); i++) {
        const struct session *session = machine_session_at(i);
        if (is_in_old_list(session)) {
            row->SessionId = session->id;
            row->pWinStationName = put_text(&next, session->name);
            row->State = (WTS_CONNECTSTATE_CLASS)session->state;
            row++;
        }
    }
    return rows;
}

/* Without malformed answers: nothing of ours calls it. */
WTS_EXPORT BOOL WINAPI WTSEnumerateSessionsW(
    HANDLE hServer, DWORD Reserved, DWORD Version, PWTS_SESSION_INFOW *ppSessionInfo, DWORD *pCount) {
    struct call call;
    uint32_t number = 0;
    DWORD count = 0;
    call_begin(&call, "WTSEnumerateSessionsW");
    call_server(&call, hServer);
    call_number(&call, "reserved", Reserved);
    call_number(&call, "version", Version);
    if (Reserved != 0 || Version != 1 || ppSessionInfo == NULL || pCount == NULL) {
        call_fail(&call, ERROR_CODE_INVALID_PARAMETER);
    }
    bool admitted = call_admit(&call, OPERATION_LIST, 0);
    if (ppSessionInfo != NULL) {
        *ppSessionInfo = admitted ? old_sessions(&count, &number) : NULL;
    }
    if (pCount != NULL) {
        *pCount = count;
    }
    call_number(&call, "count", count);
    call_number(&call, "block", number);
    return call_end(&call);
}
