/* Memory that lives until the next scenario is loaded. Running out of it ends the process: a test cannot go on. */
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

/* Zeroed. */
void *arena_allocate(size_t size);
void arena_reset(void);

/* realloc that does not return when there is no memory. */
void *memory_resize(void *memory, size_t size);

/* Room for one more element behind count of them; grows in powers of two, so any count may be asked for. */
void *memory_grow(void *elements, size_t count, size_t element_size);

#endif
