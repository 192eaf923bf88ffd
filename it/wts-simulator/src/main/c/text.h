/* Strings: UTF-16 as Windows has them, UTF-8 in scenarios and in the journal. */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A growing UTF-8 string, always NUL-terminated once something was appended. */
struct text {
    char *content;
    size_t length;
    size_t capacity;
};

void text_append(struct text *text, const char *addition, size_t length);
void text_format(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Bare, or quoted and escaped as in a scenario where it has to be. */
void text_append_quoted(struct text *text, const uint16_t *wide, size_t units);
void text_clear(struct text *text);
void text_release(struct text *text);

size_t wide_length(const uint16_t *wide);
/* Cuts at room - 1 units, and ends with NUL. */
void wide_copy(uint16_t *target, size_t room, const uint16_t *wide);

/* Decodes one character, and returns the bytes it took; 0 where it is not UTF-8. */
size_t utf8_decode(const char *utf8, uint32_t *character);
/* 1 or 2 units. */
size_t utf16_encode(uint32_t character, uint16_t units[2]);

/* Ignores the case of ASCII letters, as names of machines, domains and users do. */
bool same_text(const uint16_t *one, const uint16_t *other);

/* ASCII letters only, as keywords are. */
bool same_word(const char *one, const char *other);

#endif
