#include "rules.h"

#include <stdlib.h>

#include "arena.h"
#include "machine.h"

static struct {
    const struct scenario *scenario;
    uint32_t *faults_used;
    uint32_t *calls_seen; /* one count for each change */
} rules;

void rules_reset(const struct scenario *scenario) {
    rules.scenario = scenario;
    if (scenario != NULL) {
        rules.faults_used = arena_allocate(scenario->fault_count * sizeof *rules.faults_used);
        rules.calls_seen = arena_allocate(scenario->change_count * sizeof *rules.calls_seen);
    }
}

/* NULL stands for every machine. */
static bool is_about_here(const uint16_t *server) {
    const struct server_statement *here = machine_server();
    return server == NULL || (here != NULL && same_text(here->name, server));
}

static void happen_to_session(const struct change_statement *change) {
    struct session *changed = machine_row(change->session, change->keys.vm);
    bool has_process = change->process != NULL;
    if (change->gone && !has_process) {
        if (changed != NULL) {
            machine_remove(changed);
        }
    } else if (!has_process || change->keys.given != 0) {
        if (changed == NULL) {
            machine_create(change->session, &change->keys);
        } else {
            machine_change(changed, &change->keys);
        }
    }
    if (has_process && change->gone) {
        machine_end_processes(change->session, change->process);
    } else if (has_process) {
        machine_start_process(change->session, change->process);
    }
}

void rules_carry_out(const struct change_statement *change) {
    if (change->moves_console) {
        machine_move_console(change->console);
    }
    if (change->about_session) {
        happen_to_session(change);
    }
}

void rules_apply_changes(enum operation operation, uint32_t session) {
    for (size_t i = 0; i < rules.scenario->change_count; i++) {
        const struct change_statement *change = &rules.scenario->changes[i];
        bool concerned = change->operation == operation && is_about_here(change->server)
                         && (!operation_names_session(operation) || !change->about_session || change->session == session);
        if (concerned && ++rules.calls_seen[i] == change->call) {
            rules_carry_out(change);
        }
    }
}

struct disturbance rules_next_fault(enum operation operation, uint32_t session) {
    for (size_t i = 0; i < rules.scenario->fault_count; i++) {
        const struct fault_statement *fault = &rules.scenario->faults[i];
        if (fault->operation == operation && is_about_here(fault->server)
            && (fault->any_session || fault->session == session) && (fault->every_call || rules.faults_used[i] < fault->times)) {
            rules.faults_used[i]++;
            return (struct disturbance){
                .error = fault->error,
                .delay = fault->delay,
                .leaves_last_error = fault->leaves_last_error,
                .last_error = fault->last_error,
                .malformed = (enum malformed)fault->malformed,
                .chance = chance_of(fault->seed, rules.faults_used[i]),
            };
        }
    }
    return (struct disturbance){0};
}
