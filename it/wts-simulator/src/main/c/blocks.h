/*
 * The memory that calls hand out, and the oracle that knows whether it comes back the right way. Called with the lock
 * held.
 */
#ifndef BLOCKS_H
#define BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The class that WTSFreeMemoryExW has to name; blocks of WTSQuerySessionInformationW go to WTSFreeMemory. */
enum block_kind { BLOCK_PROCESSES_LEVEL_0 = 0, BLOCK_PROCESSES_LEVEL_1 = 1, BLOCK_SESSIONS = 2, BLOCK_QUERY = 100 };

/* Zeroed, and aligned for every struct. The number names the block in the journal. */
void *block_allocate(size_t size, enum block_kind kind, uint32_t count, uint32_t *number);

/*
 * Frees the block if everything is right. Otherwise the wrong free is counted and the block, if there is one, stays.
 * The number is 0 where the pointer is none of a live block.
 */
bool block_free(void *memory, enum block_kind kind, uint32_t count, uint32_t *number);

uint32_t blocks_outstanding(void);
uint32_t blocks_wrong_frees(void);

/* Forgets all blocks without freeing them: somebody may still be reading one. Freeing such a block later is right. */
void blocks_reset(void);

/* For blocks allocated from now on. */
void blocks_use_guard_pages(bool on);

#endif
