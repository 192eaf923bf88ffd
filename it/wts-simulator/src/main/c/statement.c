#include "statement.h"

#include <string.h>

#include "arena.h"
#include "text.h"

struct cursor {
    const char *next;
    const char *end;
    struct text *problem;
};

static bool is_blank(char character) {
    return character == ' ' || character == '\t';
}

/* Where a word could begin: a # there begins a comment. Within a word it is a character like any other. */
static bool at_end(const struct cursor *cursor) {
    return cursor->next == cursor->end || *cursor->next == '#';
}

static bool at_delimiter(const struct cursor *cursor) {
    return cursor->next == cursor->end || is_blank(*cursor->next);
}

static void skip_blanks(struct cursor *cursor) {
    while (cursor->next < cursor->end && is_blank(*cursor->next)) {
        cursor->next++;
    }
}

/* A keyword or a key: everything up to a blank or an equals sign. */
static const char *read_word(struct cursor *cursor) {
    const char *start = cursor->next;
    while (!at_delimiter(cursor) && *cursor->next != '=') {
        cursor->next++;
    }
    size_t length = (size_t)(cursor->next - start);
    return memcpy(arena_allocate(length + 1), start, length);
}

static int hex_digit(char character) {
    if (character >= '0' && character <= '9') {
        return character - '0';
    }
    char letter = (char)(character | 0x20);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/* Behind a backslash. */
static bool read_escape(struct cursor *cursor, uint16_t *unit) {
    char kind = cursor->next < cursor->end ? *cursor->next++ : '\0';
    if (kind == '"' || kind == '\\') {
        *unit = (uint16_t)kind;
        return true;
    }
    if (kind != 'u' || cursor->end - cursor->next < 4) {
        text_format(cursor->problem, "unknown escape: only \\\", \\\\ and \\uXXXX are known");
        return false;
    }
    unsigned value = 0;
    for (int i = 0; i < 4; i++) {
        int digit = hex_digit(*cursor->next++);
        if (digit < 0) {
            text_format(cursor->problem, "\\u needs four hexadecimal digits");
            return false;
        }
        value = value << 4 | (unsigned)digit;
    }
    if (value == 0) {
        text_format(cursor->problem, "\\u0000 cannot be part of a value");
        return false;
    }
    *unit = (uint16_t)value;
    return true;
}

static const uint16_t *read_value(struct cursor *cursor, const char *key) {
    uint16_t *value = arena_allocate(((size_t)(cursor->end - cursor->next) + 1) * sizeof *value);
    size_t units = 0;
    bool quoted = cursor->next < cursor->end && *cursor->next == '"';
    if (quoted) {
        cursor->next++;
    }
    while (quoted ? cursor->next < cursor->end && *cursor->next != '"' : !at_delimiter(cursor)) {
        if (quoted && *cursor->next == '\\') {
            cursor->next++;
            if (!read_escape(cursor, &value[units++])) {
                return NULL;
            }
        } else if (*cursor->next == '"') {
            text_format(cursor->problem, "the value of '%s' has a quote inside: put all of it in quotes", key);
            return NULL;
        } else {
            uint32_t character;
            cursor->next += utf8_decode(cursor->next, &character);
            units += utf16_encode(character, value + units);
        }
    }
    if (quoted) {
        if (cursor->next == cursor->end) {
            text_format(cursor->problem, "the quotes of '%s' are not closed", key);
            return NULL;
        }
        cursor->next++;
        if (!at_delimiter(cursor)) {
            text_format(cursor->problem, "a blank is missing behind the value of '%s'", key);
            return NULL;
        }
    }
    return value;
}

static bool is_utf8(const char *line, const char *end) {
    while (line < end) {
        uint32_t character;
        size_t length = utf8_decode(line, &character);
        if (length == 0 || length > (size_t)(end - line)) {
            return false;
        }
        line += length;
    }
    return true;
}

static bool read_pair(struct cursor *cursor, struct statement *statement) {
    const char *key = read_word(cursor);
    if (at_end(cursor) || *cursor->next != '=' || *key == '\0') {
        text_format(cursor->problem, "'%s' is not of the form key=value", key);
        return false;
    }
    for (size_t i = 0; i < statement->count; i++) {
        if (same_word(statement->pairs[i].key, key)) {
            text_format(cursor->problem, "the key '%s' is given twice", key);
            return false;
        }
    }
    if (statement->count == STATEMENT_MAX_PAIRS) {
        text_format(cursor->problem, "too many keys");
        return false;
    }
    cursor->next++;
    const uint16_t *value = read_value(cursor, key);
    statement->pairs[statement->count++] = (struct pair){.key = key, .value = value};
    return value != NULL;
}

bool statement_split(const char *line, size_t length, struct statement *statement, struct text *problem) {
    struct cursor cursor = {line, line + length, problem};
    *statement = (struct statement){0};
    if (!is_utf8(cursor.next, cursor.end)) {
        text_format(problem, "the line is not UTF-8");
        return false;
    }
    skip_blanks(&cursor);
    if (at_end(&cursor)) {
        return true;
    }
    statement->word = read_word(&cursor);
    if (!at_delimiter(&cursor)) {
        text_format(problem, "a statement begins with a word, not with '%s='", statement->word);
        return false;
    }
    for (skip_blanks(&cursor); !at_end(&cursor); skip_blanks(&cursor)) {
        if (!read_pair(&cursor, statement)) {
            return false;
        }
    }
    return true;
}

static struct pair *find_pair(struct statement *statement, const char *key) {
    for (size_t i = 0; i < statement->count; i++) {
        if (same_word(statement->pairs[i].key, key)) {
            return &statement->pairs[i];
        }
    }
    return NULL;
}

bool statement_read(
    struct statement *statement,
    const struct key *keys,
    size_t count,
    void *target,
    uint64_t *given,
    struct text *problem) {
    for (size_t i = 0; i < count; i++) {
        struct pair *pair = find_pair(statement, keys[i].name);
        if (pair == NULL) {
            if (keys[i].required) {
                text_format(problem, "'%s' needs the key '%s'", statement->word, keys[i].name);
                return false;
            }
            continue;
        }
        pair->used = true;
        *given |= UINT64_C(1) << i;
        const char *expected = keys[i].reader(pair->value, (char *)target + keys[i].offset);
        if (expected != NULL) {
            text_format(problem, "the value ");
            text_append_quoted(problem, pair->value, wide_length(pair->value));
            text_format(problem, " of '%s' is not %s", keys[i].name, expected);
            return false;
        }
    }
    return true;
}

bool statement_is_read(const struct statement *statement, struct text *problem) {
    for (size_t i = 0; i < statement->count; i++) {
        if (!statement->pairs[i].used) {
            text_format(problem, "'%s' has no key '%s'", statement->word, statement->pairs[i].key);
            return false;
        }
    }
    return true;
}
