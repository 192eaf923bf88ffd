#include "machine.h"

#include <stdlib.h>
#include <string.h>

#include "accounts.h"
#include "arena.h"
#include "events.h"
#include "platform.h"
#include "rules.h"
#include "wts_api.h"

#define FILETIME_PER_MILLI 10000
#define PROTOCOL_CONSOLE 0
#define PROTOCOL_RDP 2
#define FIRST_EXEC_ENV 70000     /* of sessions inside virtual machines: no session has it for an ID */
#define FIRST_STARTED_PROCESS 50000

static const uint16_t empty[] = {0};

struct place {
    struct session *sessions;
    size_t session_count;
    struct process_statement *processes;
    size_t process_count;
    size_t found;           /* where the last session was: callers go through them in order */
    uint32_t created;       /* rows so far */
    uint32_t console;
    bool has_had_logoffs;
    bool has_had_children;
};

static struct {
    bool loaded;
    uint64_t generation;
    uint64_t incarnations;
    struct scenario scenario;
    struct place *places; /* one more than there are servers */
    struct place *here;
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

uint32_t machine_of_name(const uint16_t *name) {
    const struct scenario *scenario = &machine.scenario;
    for (size_t i = 0; i < scenario->server_count; i++) {
        if (same_text(scenario->servers[i].name, name)) {
            return (uint32_t)i + 1;
        }
    }
    return scenario->server_count == 0 || same_text(scenario->host.name, name) ? MACHINE_LOCAL : MACHINE_NOWHERE;
}

void machine_select(uint32_t index) {
    machine.here = &machine.places[index];
}

static uint32_t selected(void) {
    return (uint32_t)(machine.here - machine.places);
}

const struct server_statement *machine_server(void) {
    return selected() == MACHINE_LOCAL ? NULL : &machine.scenario.servers[selected() - 1];
}

size_t machine_server_count(void) {
    return machine.scenario.server_count;
}

const struct server_statement *machine_server_at(size_t index) {
    return &machine.scenario.servers[index];
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

static bool is_own(const struct session *session) {
    return *session->vm == 0;
}

uint32_t machine_console(void) {
    return machine.here->console;
}

uint32_t machine_protocol(const struct session *session) {
    if (session->has_protocol) {
        return session->protocol;
    }
    return is_own(session) && session->id == machine.here->console ? PROTOCOL_CONSOLE : PROTOCOL_RDP;
}

/* Where nothing was said, the console's is not told. */
struct display machine_display(const struct session *session) {
    bool usual = !session->has_display && machine_protocol(session) == PROTOCOL_RDP;
    return usual ? (struct display){1920, 1080, 32} : session->display;
}

static void apply(struct session *session, const struct session_keys *keys) {
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
    APPLY(KEY_PROTOCOL, has_protocol, true)
    APPLY(KEY_DISPLAY, display, keys->display)
    APPLY(KEY_DISPLAY, has_display, true)
    APPLY(KEY_VM, vm, keys->vm)
    APPLY(KEY_EXEC_ENV, exec_env, keys->exec_env)
    APPLY(KEY_LISTED_AS, listed_as, keys->listed_as)
    APPLY(KEY_VISIBLE, visible, keys->visible)
    APPLY(KEY_PARENT, parent, keys->parent)
    APPLY(KEY_PARENT, is_child, true)
    APPLY(KEY_BUILD, build, keys->build)
    APPLY(KEY_INCOMING_BYTES, counters.incoming_bytes, keys->counters.incoming_bytes)
    APPLY(KEY_OUTGOING_BYTES, counters.outgoing_bytes, keys->counters.outgoing_bytes)
    APPLY(KEY_INCOMING_FRAMES, counters.incoming_frames, keys->counters.incoming_frames)
    APPLY(KEY_OUTGOING_FRAMES, counters.outgoing_frames, keys->counters.outgoing_frames)
    APPLY(KEY_INCOMING_COMPRESSED_BYTES, counters.incoming_compressed_bytes, keys->counters.incoming_compressed_bytes)
    APPLY(KEY_OUTGOING_COMPRESSED_BYTES, counters.outgoing_compressed_bytes, keys->counters.outgoing_compressed_bytes)
    machine.here->has_had_children |= session->is_child;
    apply_time(keys, KEY_LOGON_AGO, keys->logon_ago, now, &session->logon_time);
    apply_time(keys, KEY_CONNECT_AGO, keys->connect_ago, now, &session->connect_time);
    apply_time(keys, KEY_DISCONNECTED_FOR, keys->disconnected_for, now, &session->disconnect_time);
    apply_time(keys, KEY_IDLE_FOR, keys->idle_for, now, &session->last_input_time);
}

static bool same_account(const struct session *one, const struct session *other) {
    return same_text(one->user, other->user) && same_text(one->domain, other->domain);
}

/*
 * Windows has no event for locking, for input, or for what an account may see; what a session will answer one day, or with which other it
 * will end, is nothing that happens; and where a session is does not change.
 */
#define KEY_BIT(key) (UINT64_C(1) << (key))
#define SILENT_KEYS                                                                                            \
    (KEY_BIT(KEY_LOCKED) | KEY_BIT(KEY_IDLE_FOR) | KEY_BIT(KEY_LOGOFF_TAKES) | KEY_BIT(KEY_SUCCESSOR)          \
     | KEY_BIT(KEY_ANSWER) | KEY_BIT(KEY_ANSWERS_AFTER) | KEY_BIT(KEY_INCOMING_BYTES)                          \
     | KEY_BIT(KEY_OUTGOING_BYTES) | KEY_BIT(KEY_INCOMING_FRAMES) | KEY_BIT(KEY_OUTGOING_FRAMES)               \
     | KEY_BIT(KEY_INCOMING_COMPRESSED_BYTES) | KEY_BIT(KEY_OUTGOING_COMPRESSED_BYTES) | KEY_BIT(KEY_VM)       \
     | KEY_BIT(KEY_EXEC_ENV) | KEY_BIT(KEY_VISIBLE) | KEY_BIT(KEY_PARENT))

static uint32_t events_between(const struct session *before, const struct session *after, uint64_t given) {
    uint32_t events = 0;
    if (!same_text(before->name, after->name)) {
        events |= WTS_EVENT_RENAME;
    }
    if (!same_account(before, after)) {
        events |= (*before->user == 0 ? 0 : WTS_EVENT_LOGOFF) | (*after->user == 0 ? 0 : WTS_EVENT_LOGON)
                  | WTS_EVENT_STATECHANGE;
    }
    if (before->state != after->state) {
        events |= WTS_EVENT_STATECHANGE | (after->state == STATE_ACTIVE ? WTS_EVENT_CONNECT : 0)
                  | (after->state == STATE_DISCONNECTED ? WTS_EVENT_DISCONNECT : 0);
    }
    return events == 0 && (given & ~SILENT_KEYS & ~KEY_BIT(KEY_NAME)) != 0 ? WTS_EVENT_STATECHANGE : events;
}

void machine_change(struct session *session, const struct session_keys *keys) {
    struct session before = *session;
    apply(session, keys);
    events_report(selected(), events_between(&before, session, keys->given));
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
        .vm = session_defaults.vm,
        .listed_as = session_defaults.listed_as,
        .visible = session_defaults.visible,
        .answer = session_defaults.answer,
        .incarnation = ++machine.incarnations,
    };
}

void machine_create(uint32_t id, const struct session_keys *keys) {
    struct place *here = machine.here;
    here->sessions = memory_grow(here->sessions, here->session_count, sizeof *here->sessions);
    struct session *session = &here->sessions[here->session_count++];
    fill(session, id);
    session->exec_env = *keys->vm == 0 ? id : FIRST_EXEC_ENV + here->created;
    here->created++;
    apply(session, keys);
    events_report(
        selected(), WTS_EVENT_CREATE | WTS_EVENT_STATECHANGE | (*session->user == 0 ? 0 : WTS_EVENT_LOGON));
}

static void release_places(void) {
    for (size_t i = 0; machine.places != NULL && i <= machine.scenario.server_count; i++) {
        free(machine.places[i].sessions);
        free(machine.places[i].processes);
    }
    free(machine.places);
    machine.places = NULL;
    machine.here = NULL;
}

static void clear(void) {
    release_places();
    scenario_release(&machine.scenario);
    machine.loaded = false;
    machine.generation++;
    rules_reset(NULL);
    accounts_reset();
    arena_reset();
    text_clear(&machine.problem);
    platform_wake_all();
}

static struct process_statement *new_process(void) {
    struct place *here = machine.here;
    here->processes = memory_grow(here->processes, here->process_count, sizeof *here->processes);
    return &here->processes[here->process_count++];
}

/* Fills the machine that is selected. */
static void furnish(void) {
    const struct scenario *scenario = &machine.scenario;
    machine.here->console = scenario->host.console;
    for (size_t i = 0; i < scenario->session_count; i++) {
        machine_create(scenario->sessions[i].id, &scenario->sessions[i].keys);
    }
    for (size_t i = 0; i < scenario->process_count; i++) {
        *new_process() = scenario->processes[i];
    }
}

int32_t machine_load(const char *utf8) {
    clear();
    int32_t line = scenario_parse(utf8, &machine.scenario, &machine.problem);
    if (line != 0) {
        return line;
    }
    size_t size = (machine.scenario.server_count + 1) * sizeof *machine.places;
    machine.places = memset(memory_resize(NULL, size), 0, size);
    for (size_t i = 0; i <= machine.scenario.server_count; i++) {
        machine_select((uint32_t)i);
        furnish();
    }
    machine_select(MACHINE_LOCAL);
    rules_reset(&machine.scenario);
    machine.loaded = true;
    platform_set_own_session(machine.scenario.host.own);
    return 0;
}

bool machine_change_now(const char *utf8) {
    struct change_statement change;
    text_clear(&machine.problem);
    if (!machine.loaded) {
        text_format(&machine.problem, "no scenario is loaded");
        return false;
    }
    if (!scenario_parse_change(utf8, &machine.scenario, &change, &machine.problem)) {
        return false;
    }
    machine_select(change.server == NULL ? MACHINE_LOCAL : machine_of_name(change.server));
    machine_settle();
    rules_carry_out(&change);
    return true;
}

void machine_reject(const char *problem) {
    clear();
    text_format(&machine.problem, "%s", problem);
}

size_t machine_session_count(void) {
    return machine.here->session_count;
}

struct session *machine_session_at(size_t index) {
    return &machine.here->sessions[index];
}

struct session *machine_session(uint32_t id) {
    return machine_row(id, empty);
}

struct session *machine_row(uint32_t id, const uint16_t *vm) {
    struct place *here = machine.here;
    for (size_t i = 0; i < here->session_count; i++) {
        size_t index = (here->found + i) % here->session_count;
        if (here->sessions[index].id == id && same_text(here->sessions[index].vm, vm)) {
            here->found = index;
            return &here->sessions[index];
        }
    }
    return NULL;
}

size_t machine_process_count(void) {
    return machine.here->process_count;
}

const struct process_statement *machine_process_at(size_t index) {
    return &machine.here->processes[index];
}

/* NULL ends them all. */
void machine_end_processes(uint32_t session, const uint16_t *name) {
    struct place *here = machine.here;
    size_t kept = 0;
    for (size_t i = 0; i < here->process_count; i++) {
        const struct process_statement *process = &here->processes[i];
        if (process->session != session || (name != NULL && !same_text(process->name, name))) {
            here->processes[kept++] = *process;
        }
    }
    here->process_count = kept;
}

static bool is_process(uint32_t id) {
    for (size_t i = 0; i < machine.here->process_count; i++) {
        if (machine.here->processes[i].id == id) {
            return true;
        }
    }
    return false;
}

void machine_start_process(uint32_t session, const uint16_t *name) {
    uint32_t id = FIRST_STARTED_PROCESS;
    while (is_process(id)) {
        id++;
    }
    *new_process() =
        (struct process_statement){.session = session, .id = id, .name = name, .threads = 1, .visible = true};
}

void machine_move_console(uint32_t session) {
    if (machine.here->console != session) {
        machine.here->console = session;
        events_report(selected(), WTS_EVENT_STATECHANGE);
    }
}

/* What goes with one of the host's own sessions: its processes, and its children with theirs. */
static void end_what_is_in(uint32_t session) {
    struct place *here = machine.here;
    machine_end_processes(session, NULL);
    for (size_t i = 0; here->has_had_children && i < here->session_count;) {
        if (here->sessions[i].is_child && here->sessions[i].parent == session) {
            machine_remove(&here->sessions[i]);
            i = 0; /* children of children have gone from anywhere */
        } else {
            i++;
        }
    }
}

void machine_remove(struct session *session) {
    struct place *here = machine.here;
    uint32_t events = WTS_EVENT_DELETE | WTS_EVENT_STATECHANGE | (*session->user == 0 ? 0 : WTS_EVENT_LOGOFF);
    uint32_t id = session->id;
    bool own = is_own(session);
    size_t following = here->session_count - (size_t)(session - here->sessions) - 1;
    memmove(session, session + 1, following * sizeof *session);
    here->session_count--;
    events_report(selected(), events);
    if (own) {
        end_what_is_in(id);
    }
}

/* The ID changes hands without a moment in between, which is the hardest case for whoever waits for it to vanish. */
static void hand_over(struct session *session, uint64_t when) {
    const uint16_t *user = session->successor;
    const uint16_t *domain = session->domain;
    uint32_t id = session->id;
    fill(session, id);
    session->exec_env = id;
    session->user = user;
    session->domain = domain;
    session->logon_time = when;
    events_report(
        selected(),
        WTS_EVENT_LOGOFF | WTS_EVENT_DELETE | WTS_EVENT_CREATE | WTS_EVENT_LOGON | WTS_EVENT_STATECHANGE);
    end_what_is_in(id);
}

void machine_settle(void) {
    if (!machine.here->has_had_logoffs) {
        return;
    }
    uint64_t now = platform_monotonic_millis();
    size_t index = 0;
    while (index < machine.here->session_count) {
        struct session *session = &machine.here->sessions[index];
        bool ended = session->logging_off && session->logoff_ends <= now;
        if (ended && *session->successor == 0) {
            machine_remove(session);
        } else if (ended) {
            hand_over(session, machine_now() - (now - session->logoff_ends) * FILETIME_PER_MILLI);
        }
        index = ended ? 0 : index + 1; /* children have gone from anywhere */
    }
}

bool machine_has_child_sessions(void) {
    uint32_t said = machine.scenario.host.child_sessions;
    return said == CHILD_SESSIONS_NOT_SAID ? machine.here->has_had_children : said == CHILD_SESSIONS_YES;
}

uint64_t machine_next_logoff_end(void) {
    uint64_t next = NEVER;
    for (size_t i = 0; i < machine.here->session_count; i++) {
        const struct session *session = &machine.here->sessions[i];
        if (session->logging_off && session->logoff_ends < next) {
            next = session->logoff_ends;
        }
    }
    return next;
}

void machine_begin_logoff(struct session *session) {
    machine.here->has_had_logoffs = true;
    session->logging_off = true;
    session->logoff_ends =
        session->logoff_takes == NEVER ? NEVER : platform_monotonic_millis() + session->logoff_takes;
    platform_wake_all(); /* whoever waits for events has a moment to wake up at */
    machine_settle();
}

void machine_disconnect(struct session *session) {
    if (session->state == STATE_DISCONNECTED) {
        return;
    }
    session->state = STATE_DISCONNECTED;
    session->name = empty;
    session->disconnect_time = machine_now();
    events_report(selected(), WTS_EVENT_DISCONNECT | WTS_EVENT_STATECHANGE);
}
