#include "servers.h"

#include <stddef.h>
#include <stdlib.h>

#include "arena.h"

/* Handles look like Windows' own: multiples of four that nobody can take for a pointer. */
#define FIRST_HANDLE 0x5750u
#define HANDLE_STEP 4u

struct server {
    uintptr_t handle;
    uint32_t number;
    uint32_t machine;
};

static struct server *servers;
static size_t server_count;
static uintptr_t next_handle = FIRST_HANDLE;
static uint32_t numbers;
static uint32_t wrong;

static struct server *find(const void *handle) {
    for (size_t i = 0; i < server_count; i++) {
        if (servers[i].handle == (uintptr_t)handle) {
            return &servers[i];
        }
    }
    return NULL;
}

void *server_open(uint32_t machine, uint32_t *number) {
    servers = memory_grow(servers, server_count, sizeof *servers);
    struct server *server = &servers[server_count++];
    *server = (struct server){.handle = next_handle, .number = ++numbers, .machine = machine};
    next_handle += HANDLE_STEP;
    *number = server->number;
    return (void *)server->handle;
}

uint32_t server_number(const void *handle, uint32_t *machine) {
    const struct server *server = find(handle);
    if (server == NULL) {
        return 0;
    }
    *machine = server->machine;
    return server->number;
}

void server_count_wrong(void) {
    wrong++;
}

void server_close(const void *handle) {
    struct server *server = find(handle);
    if (server != NULL) {
        *server = servers[--server_count];
    }
}

uint32_t servers_open(void) {
    return (uint32_t)server_count;
}

uint32_t servers_wrong(void) {
    return wrong;
}

void servers_reset(void) {
    server_count = 0;
    numbers = 0;
    wrong = 0;
}
