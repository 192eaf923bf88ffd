/* Server handles. Called with the lock held. */
#ifndef SERVERS_H
#define SERVERS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Never NULL, and never a handle that was given out before, whatever was closed or loaded in between. The number names
 * it in the journal.
 */
void *server_open(uint32_t machine, uint32_t *number);

/* The number is 0 where the handle is none, or closed. The machine is the one that it was opened for. */
uint32_t server_number(const void *handle, uint32_t *machine);

/* Counts a use of a handle that is none, or closed. */
void server_count_wrong(void);

void server_close(const void *handle);

uint32_t servers_open(void);
uint32_t servers_wrong(void);

/* All handles become invalid. */
void servers_reset(void);

#endif
