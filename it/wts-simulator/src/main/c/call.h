/*
 * What every API function does before and after its own work: the lock, the journal line, the handle, changes and
 * faults, waiting, and the last error.
 */
#ifndef CALL_H
#define CALL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chance.h"
#include "text.h"
#include "values.h"

struct session;

struct call {
    struct text line;
    uint64_t generation;
    uint32_t error;
    uint32_t last_error; /* what the caller sees after success: as a rule, what it saw before */
    bool remote;
    uint32_t machine;
    enum malformed malformed;
    struct chance chance; /* where it is malformed at random */
    bool unrecorded; /* leaves no line in the journal */
};

/* Takes the lock, and keeps it until call_end but for waiting. */
void call_begin(struct call *call, const char *function);

/* Journals and checks the server; NULL is this machine. */
void call_server(struct call *call, const void *handle);

void call_number(struct call *call, const char *key, uint32_t value);
/* NULL reads as empty. */
void call_text(struct call *call, const char *key, const uint16_t *wide, size_t units);

/* The first error counts. */
void call_fail(struct call *call, uint32_t error);

/*
 * True if the call may do its work: a scenario is loaded, nothing has failed so far, and no fault is in the way.
 * Carries out the changes that come before it, and takes the time that its faults ask for.
 */
bool call_admit(struct call *call, enum operation operation, uint32_t session);

/* The session, where WTS_CURRENT_SESSION is the scenario's own; or NULL, and the call has failed: there is none, or it may not be seen. */
struct session *call_session(struct call *call, uint32_t id);

/*
 * Gives the lock up until this monotonic millisecond at the latest, or until something changes. False if another
 * scenario was loaded meanwhile, and the call has failed.
 */
bool call_wait(struct call *call, uint64_t deadline);

/* How many calls have given the lock up and not come back: they are slow, wait, or hang. */
uint32_t calls_waiting(void);
void calls_reset(void);

/* Journals the result, releases the lock, sets the last error, and returns whether the call succeeded. */
bool call_end(struct call *call);

/* A deadline that is this far from now; NEVER stays NEVER. */
uint64_t deadline_after(uint64_t milliseconds);

#endif
