#include "wts_simulator.h"

#include <string.h>

#include "blocks.h"
#include "call.h"
#include "events.h"
#include "journal.h"
#include "machine.h"
#include "platform.h"
#include "servers.h"

#define VERSION 2
#define NO_SESSION UINT32_MAX

static int32_t copy_out(const char *content, size_t length, char *buffer, int32_t capacity) {
    if (buffer != NULL && capacity > 0) {
        size_t copied = length < (size_t)capacity ? length : (size_t)capacity - 1;
        memcpy(buffer, content, copied);
        buffer[copied] = '\0';
    }
    return (int32_t)length + 1;
}

/* Reads one number under the lock. */
static int32_t read_count(uint32_t (*count)(void)) {
    platform_lock();
    uint32_t value = count();
    platform_unlock();
    return (int32_t)value;
}

int32_t WtsSimVersion(void) {
    return VERSION;
}

int32_t WtsSimLoad(const char *utf8Text) {
    platform_lock();
    int32_t line = machine_load(utf8Text);
    journal_clear();
    blocks_reset();
    servers_reset();
    events_reset();
    calls_reset();
    platform_unlock();
    return line;
}

int32_t WtsSimChange(const char *utf8Keys) {
    platform_lock();
    bool changed = machine_change_now(utf8Keys);
    platform_unlock();
    return changed ? 0 : 1;
}

int32_t WtsSimProblem(char *buffer, int32_t capacity) {
    platform_lock();
    int32_t needed = copy_out(machine_problem(), strlen(machine_problem()), buffer, capacity);
    platform_unlock();
    return needed;
}

int32_t WtsSimJournal(char *buffer, int32_t capacity) {
    platform_lock();
    const struct text *journal = journal_content();
    int32_t needed = copy_out(journal->content == NULL ? "" : journal->content, journal->length, buffer, capacity);
    platform_unlock();
    return needed;
}

void WtsSimClearJournal(void) {
    platform_lock();
    journal_clear();
    platform_unlock();
}

void WtsSimKeepJournal(int32_t on) {
    platform_lock();
    journal_keep(on != 0);
    platform_unlock();
}

int32_t WtsSimOutstanding(void) {
    return read_count(blocks_outstanding);
}

int32_t WtsSimWrongFrees(void) {
    return read_count(blocks_wrong_frees);
}

int32_t WtsSimOpenHandles(void) {
    return read_count(servers_open);
}

int32_t WtsSimWrongHandles(void) {
    return read_count(servers_wrong);
}

int32_t WtsSimWaitingCalls(void) {
    return read_count(calls_waiting);
}

int32_t WtsSimEventWaits(void) {
    return read_count(events_waits);
}

void WtsSimGuardPages(int32_t on) {
    platform_lock();
    blocks_use_guard_pages(on != 0);
    platform_unlock();
}

int32_t WtsSimOwnSession(uint32_t *session) {
    platform_lock();
    bool loaded = machine_is_loaded();
    if (loaded) {
        *session = machine_host()->own;
    }
    platform_unlock();
    return loaded;
}

uint32_t WtsSimConsoleSession(void) {
    platform_lock();
    uint32_t console = NO_SESSION;
    if (machine_is_loaded()) {
        machine_select(MACHINE_LOCAL);
        console = machine_console();
    }
    platform_unlock();
    return console;
}
