/* One line of a scenario: a word and its key=value pairs, and the reading of those pairs into a struct by a table. */
#ifndef STATEMENT_H
#define STATEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "values.h"

/* More than any statement has keys. */
#define STATEMENT_MAX_PAIRS 48

struct pair {
    const char *key;
    const uint16_t *value;
    bool used;
};

struct statement {
    const char *word; /* NULL: the line says nothing */
    struct pair pairs[STATEMENT_MAX_PAIRS];
    size_t count;
};

/* A key that a statement may have, and the member of a struct that its value goes to. */
struct key {
    const char *name;
    value_reader *reader;
    size_t offset;
    bool required;
};

/* Each returns false and describes the problem where the line or a value is wrong. */
bool statement_split(const char *line, size_t length, struct statement *statement, struct text *problem);

/* Bit i of given is set where the statement has the key keys[i]. May be called with several tables. */
bool statement_read(
    struct statement *statement,
    const struct key *keys,
    size_t count,
    void *target,
    uint64_t *given,
    struct text *problem);

/* After all tables: every pair has been used. */
bool statement_is_read(const struct statement *statement, struct text *problem);

#endif
