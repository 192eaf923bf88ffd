/* The calls of WTSWaitSystemEvent that are under way, and what happens to them. Called with the lock held. */
#ifndef EVENTS_H
#define EVENTS_H

#include <stdbool.h>
#include <stdint.h>

/* A wait reports only what happens between its begin and its end: what happens between two waits is lost, as on Windows. */
struct event_wait {
    uint32_t machine;
    const void *handle;
    uint32_t mask;
    uint32_t flags;
    bool flushed;
    struct event_wait *next;
};

void events_begin(struct event_wait *wait);
void events_end(struct event_wait *wait);

void events_report(uint32_t machine, uint32_t events);
/* Ends the waits on this handle; NULL is this machine's. */
void events_flush(const void *handle);

uint32_t events_waits(void);
/* Forgets all waits; they may still be ended. */
void events_reset(void);

#endif
