#include "machine.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "platform.h"
#include "rules.h"
#include "wts_api.h"

#define FILETIME_PER_MILLI 10000
#define PROTOCOL_CONSOLE 0
#define PROTOCOL_RDP 2

static const uint16_t empty[] = {0};

static struct {
    bool loaded;
    uint64_t generation;
    uint64_t incarnations;
    struct scenario scenario;
    struct session *sessions;
    size_t session_count;
    struct text problem;
} machine;

bool machine_is_loaded(void) {
    return machine.loaded;
}

uint64_t machine_generation(void) {
    return machine.generation;
}

const char *machine_problem(void) {
    return machine.problem.content == NULL ? "" : machine.problem.content;
}

const struct host_statement *machine_host(void) {
    return &machine.scenario.host;
}

uint64_t machine_now(void) {
    return platform_filetime() + machine.scenario.host.clock_ahead * FILETIME_PER_MILLI;
}

static void apply_time(
    const struct session_keys *keys, enum session_key key, uint64_t ago, uint64_t now, uint64_t *time) {
    if (IS_GIVEN(keys->given, key)) {
        uint64_t span = ago * FILETIME_PER_MILLI;
        *time = span < now ? now - span : 1;
    }
}

#define APPLY(key, member, value)        \
    if (IS_GIVEN(keys->given, key)) {    \
        session->member = (value);       \
    }

void machine_change(struct session *session, const struct session_keys *keys) {
    uint64_t now = machine_now();
    APPLY(KEY_NAME, name, keys->name)
    APPLY(KEY_STATE, state, keys->state)
    APPLY(KEY_USER, user, keys->user)
    APPLY(KEY_DOMAIN, domain, keys->domain)
    APPLY(KEY_LOCKED, flags, keys->locked)
    APPLY(KEY_CLIENT, client, keys->client)
    APPLY(KEY_ADDRESS, address, keys->address)
    APPLY(KEY_PROTOCOL, protocol, keys->protocol)
    APPLY(KEY_LOGOFF_TAKES, logoff_takes, keys->logoff_takes)
    APPLY(KEY_SUCCESSOR, successor, keys->successor)
    APPLY(KEY_ANSWER, answer, keys->answer)
    APPLY(KEY_ANSWERS_AFTER, answers_after, keys->answers_after)
    apply_time(keys, KEY_LOGON_AGO, keys->logon_ago, now, &session->logon_time);
    apply_time(keys, KEY_CONNECT_AGO, keys->connect_ago, now, &session->connect_time);
    apply_time(keys, KEY_DISCONNECTED_FOR, keys->disconnected_for, now, &session->disconnect_time);
    apply_time(keys, KEY_IDLE_FOR, keys->idle_for, now, &session->last_input_time);
    platform_wake_all();
}

static void fill(struct session *session, uint32_t id) {
    *session = (struct session){
        .id = id,
        .name = session_defaults.name,
        .user = session_defaults.user,
        .domain = session_defaults.domain,
        .client = session_defaults.client,
        .successor = session_defaults.successor,
        .address = session_defaults.address,
        .flags = session_defaults.locked,
        .protocol = id == machine.scenario.host.console ? PROTOCOL_CONSOLE : PROTOCOL_RDP,
        .answer = session_defaults.answer,
        .incarnation = ++machine.incarnations,
    };
}

void machine_create(uint32_t id, const struct session_keys *keys) {
    machine.sessions = memory_grow(machine.sessions, machine.session_count, sizeof *machine.sessions);
    struct session *session = &machine.sessions[machine.session_count++];
    fill(session, id);
    machine_change(session, keys);
}

static void clear(void) {
    scenario_release(&machine.scenario);
    free(machine.sessions);
    machine.sessions = NULL;
    machine.session_count = 0;
    machine.loaded = false;
    machine.generation++;
    rules_reset(NULL);
    arena_reset();
    text_clear(&machine.problem);
    platform_wake_all();
}

int32_t machine_load(const char *utf8) {
    clear();
    int32_t line = scenario_parse(utf8, &machine.scenario, &machine.problem);
    if (line != 0) {
        return line;
    }
    for (size_t i = 0; i < machine.scenario.session_count; i++) {
        const struct session_statement *statement = &machine.scenario.sessions[i];
        machine_create(statement->id, &statement->keys);
    }
    rules_reset(&machine.scenario);
    machine.loaded = true;
    platform_set_own_session(machine.scenario.host.own);
    return 0;
}

void machine_reject(const char *problem) {
    clear();
    text_format(&machine.problem, "%s", problem);
}

size_t machine_session_count(void) {
    return machine.session_count;
}

struct session *machine_session_at(size_t index) {
    return &machine.sessions[index];
}

struct session *machine_session(uint32_t id) {
    for (size_t i = 0; i < machine.session_count; i++) {
        if (machine.sessions[i].id == id) {
            return &machine.sessions[i];
        }
    }
    return NULL;
}

size_t machine_process_count(void) {
    return machine.scenario.process_count;
}

const struct process_statement *machine_process_at(size_t index) {
    return &machine.scenario.processes[index];
}

static void end_processes(uint32_t session) {
    struct scenario *scenario = &machine.scenario;
    size_t kept = 0;
    for (size_t i = 0; i < scenario->process_count; i++) {
        if (scenario->processes[i].session != session) {
            scenario->processes[kept++] = scenario->processes[i];
        }
    }
    scenario->process_count = kept;
}

void machine_remove(struct session *session) {
    end_processes(session->id);
    size_t following = machine.session_count - (size_t)(session - machine.sessions) - 1;
    memmove(session, session + 1, following * sizeof *session);
    machine.session_count--;
    platform_wake_all();
}

/* The ID changes hands without a moment in between, which is the hardest case for whoever waits for it to vanish. */
static void hand_over(struct session *session, uint64_t when) {
    const uint16_t *user = session->successor;
    const uint16_t *domain = session->domain;
    end_processes(session->id);
    fill(session, session->id);
    session->user = user;
    session->domain = domain;
    session->logon_time = when;
    platform_wake_all();
}

void machine_settle(void) {
    uint64_t now = platform_monotonic_millis();
    size_t index = 0;
    while (index < machine.session_count) {
        struct session *session = &machine.sessions[index];
        bool ended = session->logging_off && session->logoff_ends <= now;
        if (ended && *session->successor == 0) {
            machine_remove(session);
            continue;
        }
        if (ended) {
            hand_over(session, machine_now() - (now - session->logoff_ends) * FILETIME_PER_MILLI);
        }
        index++;
    }
}

void machine_begin_logoff(struct session *session) {
    session->logging_off = true;
    session->logoff_ends =
        session->logoff_takes == NEVER ? NEVER : platform_monotonic_millis() + session->logoff_takes;
    machine_settle();
}

void machine_disconnect(struct session *session) {
    if (session->state == STATE_DISCONNECTED) {
        return;
    }
    session->state = STATE_DISCONNECTED;
    session->name = empty;
    session->disconnect_time = machine_now();
    platform_wake_all();
}
