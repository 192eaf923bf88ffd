/* Numbers that look like chance and are decided by a seed, so that what went wrong can be had again. */
#ifndef CHANCE_H
#define CHANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct chance {
    uint64_t state;
};

/* The chain for one call: another one for each. */
struct chance chance_of(uint32_t seed, uint32_t call);
uint32_t chance_number(struct chance *chance);
/* From 0 to the bound, which it never is; 0 where the bound is 0. */
uint32_t chance_below(struct chance *chance, uint32_t bound);
/* Changes nothing, a few of the bytes, eight that belong together, or all. */
void chance_change_bytes(struct chance *chance, void *bytes, size_t count);

#endif
