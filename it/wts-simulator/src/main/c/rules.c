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

static bool concerns_session(enum operation operation) {
    return operation != OPERATION_OPEN && operation != OPERATION_LIST && operation != OPERATION_PROCESSES;
}

void rules_apply_changes(enum operation operation, uint32_t session) {
    for (size_t i = 0; i < rules.scenario->change_count; i++) {
        const struct change_statement *change = &rules.scenario->changes[i];
        if (change->operation != operation || (concerns_session(operation) && change->session != session)
            || ++rules.calls_seen[i] != change->call) {
            continue;
        }
        struct session *changed = machine_session(change->session);
        if (change->gone) {
            if (changed != NULL) {
                machine_remove(changed);
            }
        } else if (changed == NULL) {
            machine_create(change->session, &change->keys);
        } else {
            machine_change(changed, &change->keys);
        }
    }
}

struct disturbance rules_next_fault(enum operation operation, uint32_t session) {
    for (size_t i = 0; i < rules.scenario->fault_count; i++) {
        const struct fault_statement *fault = &rules.scenario->faults[i];
        if (fault->operation == operation && (fault->any_session || fault->session == session)
            && (fault->every_call || rules.faults_used[i] < fault->times)) {
            rules.faults_used[i]++;
            return (struct disturbance){fault->error, fault->delay, fault->leaves_last_error, fault->last_error};
        }
    }
    return (struct disturbance){0};
}
