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

/* All sessions and their strings are one block, as on Windows. */
static size_t size_of_sessions(void) {
    const struct server_statement *server = machine_server();
    size_t size = machine_session_count() * sizeof(WTS_SESSION_INFO_1W);
    for (size_t i = 0; i < machine_session_count(); i++) {
        const struct session *session = machine_session_at(i);
        size += size_of_text(session->name) + size_of_text(session->user) + size_of_text(session->domain);
        size += server == NULL ? 0 : size_of_text(server->name);
    }
    return size;
}

static LPWSTR put_text(uint16_t **next, const uint16_t *text) {
    uint16_t *start = *next;
    size_t size = size_of_text(text);
    memcpy(start, text, size);
    *next += size / sizeof *text;
    return (LPWSTR)start;
}

/* Windows gives no pointer where there is no account, but an empty string where there is no name. */
static LPWSTR put_optional_text(uint16_t **next, const uint16_t *text) {
    return *text == 0 ? NULL : put_text(next, text);
}

static void put_sessions(WTS_SESSION_INFO_1W *rows) {
    const struct server_statement *server = machine_server();
    uint16_t *next = (uint16_t *)(rows + machine_session_count());
    for (size_t i = 0; i < machine_session_count(); i++) {
        const struct session *session = machine_session_at(i);
        rows[i].ExecEnvId = session->id;
        rows[i].State = (WTS_CONNECTSTATE_CLASS)session->state;
        rows[i].SessionId = session->id;
        rows[i].pSessionName = put_text(&next, session->name);
        rows[i].pHostName = server == NULL ? NULL : put_text(&next, server->name);
        rows[i].pUserName = put_optional_text(&next, session->user);
        rows[i].pDomainName = put_optional_text(&next, session->domain);
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
        DWORD right = (DWORD)machine_session_count();
        count = random ? random_count(&call.chance, right) : malformed_count(call.malformed, right);
        if (malformed_has_block(call.malformed)) {
            size_t size = size_of_sessions() + (random ? random_room(&call.chance) : 0);
            size_t names = right * sizeof *rows;
            rows = block_allocate(size, BLOCK_SESSIONS, count, &number);
            put_sessions(rows);
            malformed_spoil_text(call.malformed, (unsigned char *)rows + names, size - names);
            if (random) {
                random_sessions(
                    &call.chance,
                    &(struct rows){rows, sizeof *rows, right, (uint16_t *)(rows + right), size - names});
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

static WTS_SESSION_INFOW *old_sessions(uint32_t *number) {
    size_t count = machine_session_count();
    size_t size = count * sizeof(WTS_SESSION_INFOW);
    for (size_t i = 0; i < count; i++) {
        size += size_of_text(machine_session_at(i)->name);
    }
    WTS_SESSION_INFOW *rows = block_allocate(size, BLOCK_QUERY, 0, number);
    uint16_t *next = (uint16_t *)(rows + count);
    for (size_t i = 0; i < count; i++) {
        const struct session *session = machine_session_at(i);
        rows[i].SessionId = session->id;
        rows[i].pWinStationName = put_text(&next, session->name);
        rows[i].State = (WTS_CONNECTSTATE_CLASS)session->state;
    }
    return rows;
}

/* Without malformed answers: nothing of ours calls it. */
WTS_EXPORT BOOL WINAPI WTSEnumerateSessionsW(
    HANDLE hServer, DWORD Reserved, DWORD Version, PWTS_SESSION_INFOW *ppSessionInfo, DWORD *pCount) {
    struct call call;
    uint32_t number = 0;
    call_begin(&call, "WTSEnumerateSessionsW");
    call_server(&call, hServer);
    call_number(&call, "reserved", Reserved);
    call_number(&call, "version", Version);
    if (Reserved != 0 || Version != 1 || ppSessionInfo == NULL || pCount == NULL) {
        call_fail(&call, ERROR_CODE_INVALID_PARAMETER);
    }
    bool admitted = call_admit(&call, OPERATION_LIST, 0);
    if (ppSessionInfo != NULL) {
        *ppSessionInfo = admitted ? old_sessions(&number) : NULL;
    }
    DWORD count = admitted ? (DWORD)machine_session_count() : 0;
    if (pCount != NULL) {
        *pCount = count;
    }
    call_number(&call, "count", count);
    call_number(&call, "block", number);
    return call_end(&call);
}
