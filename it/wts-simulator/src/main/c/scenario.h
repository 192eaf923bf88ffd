/* A scenario as it was written: durations still count back from a moment that is not fixed yet. */
#ifndef SCENARIO_H
#define SCENARIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "accounts.h"
#include "text.h"
#include "values.h"

struct host_statement {
    const uint16_t *name;
    uint32_t own;
    uint32_t console;
    uint64_t clock_ahead;
    uint32_t gone_error;
    uint32_t child_sessions; /* enum child_sessions */
};

/* A machine that can be opened by name: the scenario's sessions and processes, but its own copy of them. */
struct server_statement {
    const uint16_t *name;
    const uint16_t *domain;
    uint32_t error;
    uint64_t delay;
    bool hangs;
};

/* What a session statement and a change can both say. Bits of the set of given keys, in the order of the members. */
enum session_key {
    KEY_NAME,
    KEY_STATE,
    KEY_USER,
    KEY_DOMAIN,
    KEY_LOGON_AGO,
    KEY_CONNECT_AGO,
    KEY_DISCONNECTED_FOR,
    KEY_IDLE_FOR,
    KEY_LOCKED,
    KEY_CLIENT,
    KEY_ADDRESS,
    KEY_PROTOCOL,
    KEY_LOGOFF_TAKES,
    KEY_SUCCESSOR,
    KEY_ANSWER,
    KEY_ANSWERS_AFTER,
    KEY_DISPLAY,
    KEY_BUILD,
    KEY_INCOMING_BYTES,
    KEY_OUTGOING_BYTES,
    KEY_INCOMING_FRAMES,
    KEY_OUTGOING_FRAMES,
    KEY_INCOMING_COMPRESSED_BYTES,
    KEY_OUTGOING_COMPRESSED_BYTES,
    KEY_VM,
    KEY_EXEC_ENV,
    KEY_LISTED_AS,
    KEY_VISIBLE,
    KEY_PARENT
};

/* What a session's connection has transferred. */
struct counters {
    uint32_t incoming_bytes;
    uint32_t outgoing_bytes;
    uint32_t incoming_frames;
    uint32_t outgoing_frames;
    uint32_t incoming_compressed_bytes;
    uint32_t outgoing_compressed_bytes;
};

#define IS_GIVEN(given, key) (((given) >> (key) & 1) != 0)

struct session_keys {
    uint64_t given;
    const uint16_t *name;
    uint32_t state;
    const uint16_t *user;
    const uint16_t *domain;
    uint64_t logon_ago;
    uint64_t connect_ago;
    uint64_t disconnected_for;
    uint64_t idle_for;
    int32_t locked;
    const uint16_t *client;
    struct address address;
    uint32_t protocol;
    uint64_t logoff_takes;
    const uint16_t *successor;
    uint32_t answer;
    uint64_t answers_after;
    struct display display;
    uint32_t build;
    struct counters counters;
    const uint16_t *vm; /* empty: the host's own */
    uint32_t exec_env;
    struct account listed_as; /* its user is empty: as the session itself names it */
    bool visible;
    uint32_t parent;
};

struct session_statement {
    uint32_t id;
    struct session_keys keys;
};

struct process_statement {
    uint32_t session;
    uint32_t id;
    const uint16_t *name;
    uint32_t threads;
    uint32_t handles;
    uint64_t memory;
    uint64_t cpu;
    const uint16_t *user; /* NULL: its session's */
    const uint16_t *domain;
    bool visible;
};

struct fault_statement {
    uint32_t operation;
    uint32_t session;
    uint32_t error;
    uint64_t delay;
    uint32_t last_error;
    uint32_t times;
    uint32_t malformed; /* enum malformed */
    uint32_t seed;
    const uint16_t *server; /* NULL: on every machine */
    bool any_session;
    bool leaves_last_error;
    bool every_call;
};

struct change_statement {
    uint32_t operation;
    uint32_t session;
    uint32_t call;
    const uint16_t *server; /* NULL: on every machine */
    bool gone; /* the session or, where one is named, the process */
    const uint16_t *process; /* NULL: none starts or ends */
    uint32_t console;
    bool about_session; /* the console alone can change without one */
    bool moves_console;
    struct session_keys keys;
};

struct scenario {
    struct host_statement host;
    struct server_statement *servers;
    size_t server_count;
    struct session_statement *sessions;
    size_t session_count;
    struct process_statement *processes;
    size_t process_count;
    struct fault_statement *faults;
    size_t fault_count;
    struct change_statement *changes;
    size_t change_count;
};

/* A session that nothing was said about. */
extern const struct session_keys session_defaults;

/* Returns 0, or the number of the first wrong line with the problem described. Strings live in the arena. */
int32_t scenario_parse(const char *text, struct scenario *scenario, struct text *problem);

/* The keys of a change statement without 'before' and 'call'. False, with the problem described, where they are wrong. */
bool scenario_parse_change(
    const char *keys, const struct scenario *scenario, struct change_statement *change, struct text *problem);
void scenario_release(struct scenario *scenario);

#endif
