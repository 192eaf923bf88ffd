/* Answers that Windows should never give, so that it is seen whether the caller checks before it reads. */
#ifndef MALFORMED_H
#define MALFORMED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chance.h"
#include "values.h"

/* Where chance decides, it may be for an answer without a block. */
enum malformed malformed_chosen(enum malformed malformed, struct chance *chance);
/* Whether there is a block at all. */
bool malformed_has_block(enum malformed malformed);
/* The count of rows, or of bytes, that the caller is told. */
uint32_t malformed_count(enum malformed malformed, uint32_t count);
/* Where texts are to be without end: overwrites every NUL, so that the last text runs over the end of its memory. */
void malformed_spoil_text(enum malformed malformed, void *text, size_t bytes);

#endif
