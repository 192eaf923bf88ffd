/* Faults and changes: which of a scenario's statements apply to a call. Called with the lock held. */
#ifndef RULES_H
#define RULES_H

#include "chance.h"
#include "scenario.h"

/* What a fault does to a call; all zero where none matches. */
struct disturbance {
    uint32_t error;
    uint64_t delay;
    bool leaves_last_error;
    uint32_t last_error;
    enum malformed malformed;
    struct chance chance; /* decides what is malformed at random */
};

/* What a change does to its session, on the machine that is selected. */
void rules_carry_out(const struct change_statement *change);

/* NULL: no rules. The scenario must stay where it is. */
void rules_reset(const struct scenario *scenario);

/* Counts the call for the changes, and carries out those whose turn it is. */
void rules_apply_changes(enum operation operation, uint32_t session);

/* Uses the first fault that matches up. */
struct disturbance rules_next_fault(enum operation operation, uint32_t session);

#endif
