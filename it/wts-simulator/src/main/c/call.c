#include "call.h"

#include "journal.h"
#include "machine.h"
#include "malformed.h"
#include "platform.h"
#include "rules.h"
#include "servers.h"
#include "wts_api.h"

static uint32_t waiting;

static void record(struct call *call, const char *words) {
    if (!call->unrecorded) {
        text_format(&call->line, "%s", words);
    }
}

void call_begin(struct call *call, const char *function) {
    *call = (struct call){.last_error = platform_last_error()};
    platform_lock();
    call->generation = machine_generation();
    call->unrecorded = !journal_is_kept();
    record(call, function);
}

void call_server(struct call *call, const void *handle) {
    if (handle == NULL) {
        record(call, " server=local");
        return;
    }
    uint32_t number = server_number(handle, &call->machine);
    if (number == 0) {
        record(call, " server=invalid");
        server_count_wrong();
        call_fail(call, ERROR_CODE_INVALID_HANDLE);
        return;
    }
    call_number(call, "server", number);
    call->remote = true;
}

void call_number(struct call *call, const char *key, uint32_t value) {
    if (!call->unrecorded) {
        text_format(&call->line, " %s=%u", key, value);
    }
}

void call_text(struct call *call, const char *key, const uint16_t *wide, size_t units) {
    if (!call->unrecorded) {
        text_format(&call->line, " %s=", key);
        text_append_quoted(&call->line, wide, wide == NULL ? 0 : units);
    }
}

void call_fail(struct call *call, uint32_t error) {
    if (call->error == ERROR_CODE_NONE) {
        call->error = error;
    }
}

static uint32_t own_or(uint32_t session) {
    return session == SIM_CURRENT_SESSION ? machine_host()->own : session;
}

/* False if another scenario was loaded meanwhile. */
static bool pass_time(struct call *call, uint64_t milliseconds) {
    uint64_t deadline = deadline_after(milliseconds);
    while (platform_monotonic_millis() < deadline) {
        if (!call_wait(call, deadline)) {
            return false;
        }
    }
    return true;
}

/* Goes to the machine that the call is for. A server that cannot be reached shows now, not when it is opened. */
static bool reach_machine(struct call *call) {
    if (call->machine == MACHINE_NOWHERE) {
        call_fail(call, ERROR_CODE_SERVER_UNAVAILABLE);
        return false;
    }
    machine_select(call->machine);
    const struct server_statement *server = machine_server();
    if (server == NULL) {
        return true;
    }
    uint32_t error = server->error;
    if (!pass_time(call, server->hangs ? NEVER : server->delay)) {
        return false;
    }
    if (error != ERROR_CODE_NONE) {
        call_fail(call, error);
        return false;
    }
    return true;
}

/* True if the call may go on. */
static bool pass_faults(struct call *call, enum operation operation, uint32_t session) {
    struct disturbance disturbance = rules_next_fault(operation, session);
    if (!pass_time(call, disturbance.delay)) {
        return false;
    }
    if (disturbance.error != ERROR_CODE_NONE) {
        call_fail(call, disturbance.error);
        return false;
    }
    call->chance = disturbance.chance;
    call->malformed = malformed_chosen(disturbance.malformed, &call->chance);
    if (disturbance.leaves_last_error) {
        call->last_error = disturbance.last_error;
    }
    return true;
}

bool call_admit(struct call *call, enum operation operation, uint32_t session) {
    if (!machine_is_loaded()) {
        call->error = ERROR_CODE_NOT_LOADED;
        return false;
    }
    if (call->error != ERROR_CODE_NONE) {
        return false;
    }
    if (!reach_machine(call)) {
        return false;
    }
    machine_settle();
    session = own_or(session);
    rules_apply_changes(operation, session);
    /* Faults in opening show at the first use of the handle too. */
    if (call->remote && !pass_faults(call, OPERATION_OPEN, session)) {
        return false;
    }
    return operation == OPERATION_OPEN || pass_faults(call, operation, session);
}

struct session *call_session(struct call *call, uint32_t id) {
    struct session *session = machine_session(own_or(id));
    if (session == NULL || !session->visible) {
        call_fail(call, machine_host()->gone_error);
        return NULL;
    }
    return session;
}

bool call_wait(struct call *call, uint64_t deadline) {
    uint64_t now = platform_monotonic_millis();
    if (deadline > now) {
        uint64_t generation = call->generation;
        waiting++;
        platform_wait(deadline - now);
        waiting -= machine_generation() == generation;
    }
    if (machine_generation() != call->generation) {
        call_fail(call, ERROR_CODE_CALL_FAILED);
        return false;
    }
    machine_select(call->machine);
    machine_settle();
    return true;
}

uint32_t calls_waiting(void) {
    return waiting;
}

void calls_reset(void) {
    waiting = 0;
}

bool call_end(struct call *call) {
    bool succeeded = call->error == ERROR_CODE_NONE;
    if (machine_generation() == call->generation && !call->unrecorded) {
        text_format(&call->line, " result=%d error=%u", succeeded, call->error);
        journal_add(&call->line);
    }
    platform_unlock();
    text_release(&call->line);
    platform_set_last_error(succeeded ? call->last_error : call->error);
    return succeeded;
}

uint64_t deadline_after(uint64_t milliseconds) {
    return milliseconds == NEVER ? NEVER : platform_monotonic_millis() + milliseconds;
}
