/* WTSOpenServerExW, WTSCloseServer, WTSEnumerateServersW. */
#include <string.h>

#include "blocks.h"
#include "call.h"
#include "machine.h"
#include "servers.h"
#include "wts_api.h"

/* That a machine is there, and can be reached, is not proved by opening it. */
WTS_EXPORT HANDLE WINAPI WTSOpenServerExW(LPWSTR pServerName) {
    struct call call;
    HANDLE handle = NULL;
    uint32_t number = 0;
    call_begin(&call, "WTSOpenServerExW");
    call_text(&call, "name", pServerName, pServerName == NULL ? 0 : wide_length(pServerName));
    if (call_admit(&call, OPERATION_OPEN, 0)) {
        uint32_t machine = pServerName == NULL ? MACHINE_LOCAL : machine_of_name(pServerName);
        handle = server_open(machine, &number);
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

static bool is_in_domain(const struct server_statement *server, const uint16_t *domain) {
    return domain == NULL || same_text(server->domain, domain);
}

/* The names come behind the rows, in one block. */
static void *list_servers(const uint16_t *domain, DWORD *count, uint32_t *number) {
    size_t names = 0;
    for (size_t i = 0; i < machine_server_count(); i++) {
        const struct server_statement *server = machine_server_at(i);
        if (is_in_domain(server, domain)) {
            (*count)++;
            names += (wide_length(server->name) + 1) * sizeof(WCHAR);
        }
    }
    WTS_SERVER_INFOW *rows = block_allocate(*count * sizeof *rows + names, BLOCK_QUERY, 0, number);
    WTS_SERVER_INFOW *row = rows;
    unsigned char *next = (unsigned char *)(rows + *count);
    for (size_t i = 0; i < machine_server_count(); i++) {
        const struct server_statement *server = machine_server_at(i);
        if (is_in_domain(server, domain)) {
            size_t size = (wide_length(server->name) + 1) * sizeof(WCHAR);
            (row++)->pServerName = (LPWSTR)memcpy(next, server->name, size);
            next += size;
        }
    }
    return rows;
}

static bool is_domain(const uint16_t *domain) {
    for (size_t i = 0; i < machine_server_count(); i++) {
        if (is_in_domain(machine_server_at(i), domain)) {
            return true;
        }
    }
    return domain == NULL;
}

WTS_EXPORT BOOL WINAPI WTSEnumerateServersW(
    LPWSTR pDomainName, DWORD Reserved, DWORD Version, PWTS_SERVER_INFOW *ppServerInfo, DWORD *pCount) {
    struct call call;
    DWORD count = 0;
    uint32_t number = 0;
    void *rows = NULL;
    call_begin(&call, "WTSEnumerateServersW");
    call_text(&call, "domain", pDomainName, pDomainName == NULL ? 0 : wide_length(pDomainName));
    call_number(&call, "reserved", Reserved);
    call_number(&call, "version", Version);
    if (Reserved != 0 || Version != 1 || ppServerInfo == NULL || pCount == NULL) {
        call_fail(&call, ERROR_CODE_INVALID_PARAMETER);
    }
    if (call_admit(&call, OPERATION_SERVERS, 0)) {
        if (is_domain(pDomainName)) {
            rows = list_servers(pDomainName, &count, &number);
        } else {
            call_fail(&call, ERROR_CODE_NO_SUCH_DOMAIN);
        }
    }
    if (ppServerInfo != NULL) {
        *ppServerInfo = rows;
    }
    if (pCount != NULL) {
        *pCount = count;
    }
    call_number(&call, "count", count);
    call_number(&call, "block", number);
    return call_end(&call);
}
