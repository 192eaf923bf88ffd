/*
 * The simulated machines: what a scenario has become. The first is the scenario's own, the others are its servers; what is
 * said about sessions and processes is about the one that is selected. Everything here is called with the lock held, and no pointer to a
 * session may be kept while the lock is given up.
 */
#ifndef MACHINE_H
#define MACHINE_H

#include "scenario.h"

struct session {
    uint32_t id;
    uint32_t state;
    const uint16_t *name; /* no text is ever NULL: empty means none */
    const uint16_t *user;
    const uint16_t *domain;
    const uint16_t *client;
    const uint16_t *successor;
    const uint16_t *vm; /* empty: the host's own */
    uint32_t exec_env;  /* the number that tells it from all others */
    struct account listed_as; /* without a user: as the session itself names it */
    bool visible;
    bool is_child;
    uint32_t parent;
    struct address address;
    uint64_t logon_time; /* FILETIMEs of the host's clock; 0: not known */
    uint64_t connect_time;
    uint64_t disconnect_time;
    uint64_t last_input_time;
    int32_t flags;
    uint32_t protocol; /* see machine_protocol */
    uint64_t logoff_takes;
    uint32_t answer;
    uint64_t answers_after;
    struct display display; /* see machine_display */
    bool has_protocol;
    bool has_display;
    uint32_t build; /* of the client */
    struct counters counters;
    bool logging_off;
    uint64_t logoff_ends;  /* monotonic milliseconds, NEVER included */
    uint64_t incarnation; /* another one, where the ID is used again */
};

/* True once a scenario is loaded and was right. */
bool machine_is_loaded(void);
/* Counts loads, so that a call which has waited can tell that its machine is gone. */
uint64_t machine_generation(void);

/* Replaces everything. Returns 0 or the number of the first wrong line, with nothing loaded then. */
int32_t machine_load(const char *utf8);
/* As a load that failed; the problem is what machine_problem answers. */
void machine_reject(const char *problem);
const char *machine_problem(void);

const struct host_statement *machine_host(void);

#define MACHINE_LOCAL 0
#define MACHINE_NOWHERE UINT32_MAX

/* The machine that answers to a name; MACHINE_NOWHERE if there is none. Without servers, every name is the scenario's own. */
uint32_t machine_of_name(const uint16_t *name);
void machine_select(uint32_t machine);
/* NULL on the scenario's own machine. */
const struct server_statement *machine_server(void);
size_t machine_server_count(void);
const struct server_statement *machine_server_at(size_t index);

/* The host's clock. */
uint64_t machine_now(void);

/* Lets the logoffs end whose time has come. Before every look at sessions or processes. */
void machine_settle(void);

size_t machine_session_count(void);
struct session *machine_session_at(size_t index);
/* The host's own with this ID, as calls by an ID mean it, and NULL where there is none. */
struct session *machine_session(uint32_t id);
/* The same, inside a virtual machine; the host's own where that is empty. */
struct session *machine_row(uint32_t id, const uint16_t *vm);

/* What the scenario says, or what is usual at the console and elsewhere. */
uint32_t machine_protocol(const struct session *session);
struct display machine_display(const struct session *session);

/* The session at the physical console; 0xFFFFFFFF where there is none. */
uint32_t machine_console(void);

bool machine_has_child_sessions(void);

size_t machine_process_count(void);
const struct process_statement *machine_process_at(size_t index);

void machine_begin_logoff(struct session *session);
void machine_disconnect(struct session *session);

/* When the next logoff ends, in monotonic milliseconds; NEVER where none does. */
uint64_t machine_next_logoff_end(void);

/* Carries a change statement out, on the machine that it names. False if it is wrong: see machine_problem. */
bool machine_change_now(const char *utf8);

/* What the scenario's change statements do. Each reports what happened to those who wait for events. */
void machine_create(uint32_t id, const struct session_keys *keys);
void machine_remove(struct session *session);
void machine_change(struct session *session, const struct session_keys *keys);
void machine_start_process(uint32_t session, const uint16_t *name);
void machine_end_processes(uint32_t session, const uint16_t *name);
void machine_move_console(uint32_t session);

#endif
