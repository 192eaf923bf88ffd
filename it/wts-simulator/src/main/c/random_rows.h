/*
 * Rows that are wrong in ways which chance decides. Nobody can see from outside how long a block is, so whoever reads no more than the
 * count says, and texts up to their ends or to more units than Windows has for any, stays within readable memory.
 */
#ifndef RANDOM_ROWS_H
#define RANDOM_ROWS_H

#include "chance.h"
#include "wts_api.h"

/* A block as it is laid out: the rows, identifiers of users if there are any, the texts. */
struct rows {
    void *first;
    size_t row_size;
    uint32_t count;
    uint16_t *texts;
    size_t text_bytes; /* with what random_room has added */
};

/* How many bytes, all of them 0, follow the texts: only with some can a text begin at an odd address and still end. */
size_t random_room(struct chance *chance);
/* Right, too few, or more than any machine has; never just a few too many, which nobody could see. */
uint32_t random_count(struct chance *chance, uint32_t count);
/* Another state; but where a session is not disconnected it is not said to be so, for that would be no malformed answer but a lie. */
uint32_t random_state(struct chance *chance, uint32_t right);

void random_sessions(struct chance *chance, const struct rows *rows);
/* Of level 0 where the size of a row is that of level 0. */
void random_processes(struct chance *chance, const struct rows *rows);

#endif
