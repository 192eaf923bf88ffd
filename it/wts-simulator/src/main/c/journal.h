/* The record of every call. Called with the lock held. */
#ifndef JOURNAL_H
#define JOURNAL_H

#include <stdbool.h>

#include "text.h"

/* A line without its end. Past a limit that no test should reach, further lines are dropped and the last says so. */
void journal_add(const struct text *line);
void journal_clear(void);

/* Without it, calls take less time: for measurements. */
void journal_keep(bool kept);
bool journal_is_kept(void);
const struct text *journal_content(void);

/* Every further line is also appended to this file. */
void journal_mirror(const char *file);

#endif
