#include "scenario.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "statement.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define DEFAULT_GONE_ERROR 7022
#define ANSWER_TIMEOUT 32000
#define NO_SESSION UINT32_MAX

static const uint16_t empty[] = {0};
static const uint16_t default_host_name[] = {'S', 'I', 'M', 'U', 'L', 'A', 'T', 'E', 'D', 0};

const struct session_keys session_defaults = {
    .name = empty,
    .user = empty,
    .domain = empty,
    .locked = -1,
    .client = empty,
    .address = {.text = empty},
    .successor = empty,
    .answer = ANSWER_TIMEOUT,
    .vm = empty,
    .listed_as = {empty, empty},
    .visible = true,
};

#define HOST(name, reader, member) {name, reader, offsetof(struct host_statement, member), false}
static const struct key host_keys[] = {
    HOST("name", value_text, name),
    HOST("own", value_number, own),
    HOST("console", value_console, console),
    HOST("clockAhead", value_duration, clock_ahead),
    HOST("goneError", value_positive, gone_error),
    HOST("childSessions", value_child_sessions, child_sessions),
};

#define SERVER(name, reader, member, required) {name, reader, offsetof(struct server_statement, member), required}
static const struct key server_keys[] = {
    SERVER("name", value_text, name, true),         SERVER("domain", value_text, domain, false),
    SERVER("error", value_number, error, false),    SERVER("delay", value_duration, delay, false),
    SERVER("hangs", value_yes_no, hangs, false),
};

#define SESSION(key, name, reader, member) [key] = {name, reader, offsetof(struct session_keys, member), false}
static const struct key session_keys[] = {
    SESSION(KEY_NAME, "name", value_text, name),
    SESSION(KEY_STATE, "state", value_state, state),
    SESSION(KEY_USER, "user", value_text, user),
    SESSION(KEY_DOMAIN, "domain", value_text, domain),
    SESSION(KEY_LOGON_AGO, "logonAgo", value_duration, logon_ago),
    SESSION(KEY_CONNECT_AGO, "connectAgo", value_duration, connect_ago),
    SESSION(KEY_DISCONNECTED_FOR, "disconnectedFor", value_duration, disconnected_for),
    SESSION(KEY_IDLE_FOR, "idleFor", value_duration, idle_for),
    SESSION(KEY_LOCKED, "locked", value_locked, locked),
    SESSION(KEY_CLIENT, "client", value_text, client),
    SESSION(KEY_ADDRESS, "address", value_address, address),
    SESSION(KEY_PROTOCOL, "protocol", value_protocol, protocol),
    SESSION(KEY_LOGOFF_TAKES, "logoffTakes", value_logoff_takes, logoff_takes),
    SESSION(KEY_SUCCESSOR, "successor", value_text, successor),
    SESSION(KEY_ANSWER, "answer", value_answer, answer),
    SESSION(KEY_ANSWERS_AFTER, "answersAfter", value_duration, answers_after),
    SESSION(KEY_DISPLAY, "display", value_display, display),
    SESSION(KEY_BUILD, "build", value_number, build),
    SESSION(KEY_INCOMING_BYTES, "incomingBytes", value_number, counters.incoming_bytes),
    SESSION(KEY_OUTGOING_BYTES, "outgoingBytes", value_number, counters.outgoing_bytes),
    SESSION(KEY_INCOMING_FRAMES, "incomingFrames", value_number, counters.incoming_frames),
    SESSION(KEY_OUTGOING_FRAMES, "outgoingFrames", value_number, counters.outgoing_frames),
    SESSION(KEY_INCOMING_COMPRESSED_BYTES, "incomingCompressedBytes", value_number, counters.incoming_compressed_bytes),
    SESSION(KEY_OUTGOING_COMPRESSED_BYTES, "outgoingCompressedBytes", value_number, counters.outgoing_compressed_bytes),
    SESSION(KEY_VM, "vm", value_text, vm),
    SESSION(KEY_EXEC_ENV, "execEnv", value_number, exec_env),
    SESSION(KEY_LISTED_AS, "listedAs", value_account, listed_as),
    SESSION(KEY_VISIBLE, "visible", value_yes_no, visible),
    SESSION(KEY_PARENT, "parent", value_number, parent),
};
static const struct key session_id_key[] = {{"id", value_number, offsetof(struct session_statement, id), true}};

#define PROCESS(name, reader, member, required) {name, reader, offsetof(struct process_statement, member), required}
static const struct key process_keys[] = {
    PROCESS("session", value_number, session, true),  PROCESS("id", value_number, id, true),
    PROCESS("name", value_text, name, true),          PROCESS("threads", value_count, threads, false),
    PROCESS("handles", value_count, handles, false), PROCESS("memory", value_size, memory, false),
    PROCESS("cpu", value_duration, cpu, false),       PROCESS("user", value_text, user, false),
    PROCESS("domain", value_text, domain, false),     PROCESS("visible", value_yes_no, visible, false),
};

enum fault_key {
    FAULT_IN,
    FAULT_SESSION,
    FAULT_ERROR,
    FAULT_DELAY,
    FAULT_LAST_ERROR,
    FAULT_TIMES,
    FAULT_SERVER,
    FAULT_MALFORMED,
    FAULT_SEED
};
#define FAULT(key, name, reader, member, required) \
    [key] = {name, reader, offsetof(struct fault_statement, member), required}
static const struct key fault_keys[] = {
    FAULT(FAULT_IN, "in", value_operation, operation, true),
    FAULT(FAULT_SESSION, "session", value_number, session, false),
    FAULT(FAULT_ERROR, "error", value_number, error, false),
    FAULT(FAULT_DELAY, "delay", value_duration, delay, false),
    FAULT(FAULT_LAST_ERROR, "lastError", value_number, last_error, false),
    FAULT(FAULT_TIMES, "times", value_positive, times, false),
    FAULT(FAULT_SERVER, "server", value_text, server, false),
    FAULT(FAULT_MALFORMED, "malformed", value_malformed, malformed, false),
    FAULT(FAULT_SEED, "seed", value_number, seed, false),
};

#define CHANGE(name, reader, member, required) {name, reader, offsetof(struct change_statement, member), required}
static const struct key change_time_keys[] = {
    CHANGE("before", value_operation, operation, true),
    CHANGE("call", value_positive, call, false),
};
enum change_key { CHANGE_SESSION, CHANGE_CONSOLE, CHANGE_SERVER, CHANGE_GONE, CHANGE_PROCESS };
static const struct key change_keys[] = {
    [CHANGE_SESSION] = CHANGE("session", value_number, session, false),
    [CHANGE_CONSOLE] = CHANGE("console", value_console, console, false),
    [CHANGE_SERVER] = CHANGE("server", value_text, server, false),
    [CHANGE_GONE] = CHANGE("gone", value_yes_no, gone, false),
    [CHANGE_PROCESS] = CHANGE("process", value_text, process, false),
};

/* Room for one more element, in a table whose count is counted up. */
#define APPEND(elements, count) \
    ((elements) = memory_grow((elements), (count), sizeof *(elements)), &(elements)[(count)++])

static bool read_host(struct statement *statement, struct scenario *scenario, struct text *problem) {
    uint64_t given = 0;
    return statement_read(statement, host_keys, COUNT(host_keys), &scenario->host, &given, problem);
}

static bool is_server(const struct scenario *scenario, const uint16_t *name) {
    for (size_t i = 0; i < scenario->server_count; i++) {
        if (same_text(scenario->servers[i].name, name)) {
            return true;
        }
    }
    return false;
}

/* Where a statement is about one server, that must be there already: a name spelt wrong would never match. */
static bool check_server(const struct scenario *scenario, const uint16_t *name, struct text *problem) {
    if (name == NULL || is_server(scenario, name)) {
        return true;
    }
    text_format(problem, "there is no server ");
    text_append_quoted(problem, name, wide_length(name));
    return false;
}

static bool read_server(struct statement *statement, struct scenario *scenario, struct text *problem) {
    struct server_statement server = {.domain = empty};
    uint64_t given = 0;
    if (!statement_read(statement, server_keys, COUNT(server_keys), &server, &given, problem)) {
        return false;
    }
    if (is_server(scenario, server.name)) {
        text_format(problem, "there is a server ");
        text_append_quoted(problem, server.name, wide_length(server.name));
        text_format(problem, " already");
        return false;
    }
    *APPEND(scenario->servers, scenario->server_count) = server;
    return true;
}

/* Only a session inside a virtual machine has another number on its host. */
static bool check_machine(const struct session_keys *keys, struct text *problem) {
    if (IS_GIVEN(keys->given, KEY_EXEC_ENV) && *keys->vm == 0) {
        text_format(problem, "'execEnv' comes with 'vm' only");
        return false;
    }
    return true;
}

static bool read_session(struct statement *statement, struct scenario *scenario, struct text *problem) {
    struct session_statement session = {.keys = session_defaults};
    uint64_t given = 0;
    if (!statement_read(statement, session_id_key, COUNT(session_id_key), &session, &given, problem)
        || !statement_read(
            statement, session_keys, COUNT(session_keys), &session.keys, &session.keys.given, problem)
        || !check_machine(&session.keys, problem)) {
        return false;
    }
    for (size_t i = 0; i < scenario->session_count; i++) {
        const struct session_statement *other = &scenario->sessions[i];
        if (other->id == session.id && same_text(other->keys.vm, session.keys.vm)) {
            text_format(problem, "there is a session %u already", session.id);
            if (*session.keys.vm != 0) {
                text_format(problem, ", in ");
                text_append_quoted(problem, session.keys.vm, wide_length(session.keys.vm));
            }
            return false;
        }
    }
    *APPEND(scenario->sessions, scenario->session_count) = session;
    return true;
}

static bool read_process(struct statement *statement, struct scenario *scenario, struct text *problem) {
    struct process_statement process = {.threads = 1, .visible = true};
    uint64_t given = 0;
    if (!statement_read(statement, process_keys, COUNT(process_keys), &process, &given, problem)) {
        return false;
    }
    *APPEND(scenario->processes, scenario->process_count) = process;
    return true;
}

/* Rows have no size that the caller is told, so that only the other answers can be too short. */
static bool can_be_malformed(uint32_t operation, uint32_t malformed) {
    switch (operation) {
        case OPERATION_LIST:
        case OPERATION_PROCESSES:
            return malformed != MALFORMED_SHORT_BUFFER;
        case OPERATION_READ:
        case OPERATION_CLIENT:
            return true;
        default:
            return malformed == MALFORMED_NOT;
    }
}

static bool read_fault(struct statement *statement, struct scenario *scenario, struct text *problem) {
    struct fault_statement fault = {0};
    uint64_t given = 0;
    if (!statement_read(statement, fault_keys, COUNT(fault_keys), &fault, &given, problem)) {
        return false;
    }
    fault.any_session = !IS_GIVEN(given, FAULT_SESSION);
    fault.leaves_last_error = IS_GIVEN(given, FAULT_LAST_ERROR);
    fault.every_call = !IS_GIVEN(given, FAULT_TIMES);
    if (!fault.any_session && !operation_names_session(fault.operation)) {
        text_format(problem, "the operation of this fault names no session");
        return false;
    }
    if (!can_be_malformed(fault.operation, fault.malformed)) {
        text_format(problem, "the operation of this fault has no such malformed answer");
        return false;
    }
    if (!check_server(scenario, fault.server, problem)) {
        return false;
    }
    *APPEND(scenario->faults, scenario->fault_count) = fault;
    return true;
}

/* What happens, as opposed to when. */
static bool read_change_keys(
    struct statement *statement,
    const struct scenario *scenario,
    struct change_statement *change,
    struct text *problem) {
    uint64_t given = 0;
    change->keys = session_defaults;
    if (!statement_read(statement, change_keys, COUNT(change_keys), change, &given, problem)
        || !statement_read(statement, session_keys, COUNT(session_keys), &change->keys, &change->keys.given, problem)
        || !check_machine(&change->keys, problem) || !check_server(scenario, change->server, problem)) {
        return false;
    }
    change->about_session = IS_GIVEN(given, CHANGE_SESSION);
    change->moves_console = IS_GIVEN(given, CHANGE_CONSOLE);
    bool about_console_alone = change->moves_console && change->keys.given == 0 && !IS_GIVEN(given, CHANGE_GONE)
                               && !IS_GIVEN(given, CHANGE_PROCESS);
    if (!change->about_session && !about_console_alone) {
        text_format(problem, "'change' needs the key 'session'");
        return false;
    }
    if (change->process != NULL && *change->keys.vm != 0) {
        text_format(problem, "'process' does not go with 'vm'");
        return false;
    }
    return true;
}

bool scenario_parse_change(
    const char *keys, const struct scenario *scenario, struct change_statement *change, struct text *problem) {
    struct text line = {0};
    struct statement statement;
    *change = (struct change_statement){0};
    text_format(&line, "change %s", keys);
    bool right = statement_split(line.content, line.length, &statement, problem)
                 && read_change_keys(&statement, scenario, change, problem) && statement_is_read(&statement, problem);
    text_release(&line);
    return right;
}

static bool read_change(struct statement *statement, struct scenario *scenario, struct text *problem) {
    struct change_statement change = {.call = 1};
    uint64_t given = 0;
    if (!statement_read(statement, change_time_keys, COUNT(change_time_keys), &change, &given, problem)
        || !read_change_keys(statement, scenario, &change, problem)) {
        return false;
    }
    *APPEND(scenario->changes, scenario->change_count) = change;
    return true;
}

static const struct {
    const char *word;
    bool (*read)(struct statement *statement, struct scenario *scenario, struct text *problem);
} readers[] = {
    {"host", read_host},       {"server", read_server}, {"session", read_session},
    {"process", read_process}, {"fault", read_fault},   {"change", read_change},
};

static bool read_line(
    const char *line, size_t length, bool *first, struct scenario *scenario, struct text *problem) {
    struct statement statement;
    if (!statement_split(line, length, &statement, problem)) {
        return false;
    }
    if (statement.word == NULL) {
        return true;
    }
    for (size_t i = 0; i < COUNT(readers); i++) {
        if (same_word(readers[i].word, statement.word)) {
            if (readers[i].read == read_host && !*first) {
                text_format(problem, "'host' is given at most once, and before everything else");
                return false;
            }
            *first = false;
            return readers[i].read(&statement, scenario, problem) && statement_is_read(&statement, problem);
        }
    }
    text_format(problem, "unknown statement '%s'", statement.word);
    return false;
}

int32_t scenario_parse(const char *text, struct scenario *scenario, struct text *problem) {
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    *scenario = (struct scenario){
        .host = {.name = default_host_name, .console = NO_SESSION, .gone_error = DEFAULT_GONE_ERROR}};
    if (strncmp(text, byte_order_mark, sizeof byte_order_mark - 1) == 0) {
        text += sizeof byte_order_mark - 1;
    }
    bool first = true;
    for (int32_t number = 1; *text != '\0'; number++) {
        size_t length = strcspn(text, "\n");
        const char *next = text[length] == '\n' ? text + length + 1 : text + length;
        if (length > 0 && text[length - 1] == '\r') {
            length--;
        }
        if (!read_line(text, length, &first, scenario, problem)) {
            scenario_release(scenario);
            return number;
        }
        text = next;
    }
    return 0;
}

void scenario_release(struct scenario *scenario) {
    free(scenario->servers);
    free(scenario->sessions);
    free(scenario->processes);
    free(scenario->faults);
    free(scenario->changes);
    *scenario = (struct scenario){0};
}
