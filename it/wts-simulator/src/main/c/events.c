#include "events.h"

#include <stddef.h>

#include "platform.h"

static struct event_wait *waits;

void events_begin(struct event_wait *wait) {
    wait->next = waits;
    waits = wait;
}

void events_end(struct event_wait *wait) {
    for (struct event_wait **place = &waits; *place != NULL; place = &(*place)->next) {
        if (*place == wait) {
            *place = wait->next;
            return;
        }
    }
}

void events_report(uint32_t machine, uint32_t events) {
    for (struct event_wait *wait = waits; wait != NULL; wait = wait->next) {
        if (wait->machine == machine) {
            wait->flags |= events & wait->mask;
        }
    }
    platform_wake_all();
}

void events_flush(const void *handle) {
    for (struct event_wait *wait = waits; wait != NULL; wait = wait->next) {
        if (wait->handle == handle) {
            wait->flushed = true;
        }
    }
    platform_wake_all();
}

uint32_t events_waits(void) {
    uint32_t count = 0;
    for (const struct event_wait *wait = waits; wait != NULL; wait = wait->next) {
        count++;
    }
    return count;
}

void events_reset(void) {
    waits = NULL;
}
