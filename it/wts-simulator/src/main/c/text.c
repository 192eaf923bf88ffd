#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

static void reserve(struct text *text, size_t more) {
    size_t needed = text->length + more + 1;
    if (needed > text->capacity) {
        text->capacity = needed < 128 ? 128 : needed * 2;
        text->content = memory_resize(text->content, text->capacity);
    }
}

void text_append(struct text *text, const char *addition, size_t length) {
    reserve(text, length);
    memcpy(text->content + text->length, addition, length);
    text->length += length;
    text->content[text->length] = '\0';
}

void text_format(struct text *text, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    reserve(text, (size_t)length);
    vsnprintf(text->content + text->length, (size_t)length + 1, format, again);
    text->length += (size_t)length;
    va_end(again);
    va_end(arguments);
}

static bool must_be_quoted(const uint16_t *wide, size_t units) {
    for (size_t i = 0; i < units; i++) {
        if (wide[i] <= ' ' || wide[i] == '#' || wide[i] == '"' || wide[i] == '\\' || wide[i] > '~') {
            return true;
        }
    }
    return units == 0;
}

static void append_character(struct text *text, uint32_t character) {
    char utf8[4];
    size_t length = 0;
    if (character < 0x80) {
        utf8[length++] = (char)character;
    } else if (character < 0x800) {
        utf8[length++] = (char)(0xC0 | character >> 6);
        utf8[length++] = (char)(0x80 | (character & 0x3F));
    } else {
        if (character < 0x10000) {
            utf8[length++] = (char)(0xE0 | character >> 12);
        } else {
            utf8[length++] = (char)(0xF0 | character >> 18);
            utf8[length++] = (char)(0x80 | (character >> 12 & 0x3F));
        }
        utf8[length++] = (char)(0x80 | (character >> 6 & 0x3F));
        utf8[length++] = (char)(0x80 | (character & 0x3F));
    }
    text_append(text, utf8, length);
}

static bool is_high_surrogate(uint16_t unit) {
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low_surrogate(uint16_t unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

static bool is_control(uint16_t unit) {
    return unit < ' ' || (unit >= 0x7F && unit < 0xA0) || unit == 0x2028 || unit == 0x2029;
}

void text_append_quoted(struct text *text, const uint16_t *wide, size_t units) {
    bool quoted = must_be_quoted(wide, units);
    if (quoted) {
        text_append(text, "\"", 1);
    }
    for (size_t i = 0; i < units; i++) {
        uint16_t unit = wide[i];
        if (unit == '"' || unit == '\\') {
            text_format(text, "\\%c", unit);
        } else if (is_high_surrogate(unit) && i + 1 < units && is_low_surrogate(wide[i + 1])) {
            append_character(text, 0x10000 + ((uint32_t)(unit - 0xD800) << 10) + (uint32_t)(wide[++i] - 0xDC00));
        } else if (is_control(unit) || is_high_surrogate(unit) || is_low_surrogate(unit)) {
            text_format(text, "\\u%04X", unit);
        } else {
            append_character(text, unit);
        }
    }
    if (quoted) {
        text_append(text, "\"", 1);
    }
}

void text_clear(struct text *text) {
    text->length = 0;
    if (text->content != NULL) {
        text->content[0] = '\0';
    }
}

void text_release(struct text *text) {
    free(text->content);
    *text = (struct text){0};
}

size_t wide_length(const uint16_t *wide) {
    size_t length = 0;
    while (wide[length] != 0) {
        length++;
    }
    return length;
}

void wide_copy(uint16_t *target, size_t room, const uint16_t *wide) {
    size_t length = wide_length(wide);
    if (length > room - 1) {
        length = room - 1;
    }
    memcpy(target, wide, length * sizeof *wide);
    target[length] = 0;
}

/* By the first byte; 0 where none can begin with it. */
static size_t utf8_length(unsigned char first) {
    if (first < 0x80) {
        return 1;
    }
    return first >> 5 == 0x6 ? 2 : first >> 4 == 0xE ? 3 : first >> 3 == 0x1E ? 4 : 0;
}

size_t utf8_decode(const char *utf8, uint32_t *character) {
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *bytes = (const unsigned char *)utf8;
    size_t length = utf8_length(bytes[0]);
    if (length == 0) {
        return 0;
    }
    uint32_t value = length == 1 ? bytes[0] : bytes[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if (bytes[i] >> 6 != 0x2) {
            return 0;
        }
        value = value << 6 | (bytes[i] & 0x3Fu);
    }
    if (value < smallest[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
        return 0;
    }
    *character = value;
    return length;
}

size_t utf16_encode(uint32_t character, uint16_t units[2]) {
    if (character < 0x10000) {
        units[0] = (uint16_t)character;
        return 1;
    }
    units[0] = (uint16_t)(0xD800 + ((character - 0x10000) >> 10));
    units[1] = (uint16_t)(0xDC00 + ((character - 0x10000) & 0x3FF));
    return 2;
}

static int lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter;
}

static unsigned lower_unit(uint16_t unit) {
    return unit >= 'A' && unit <= 'Z' ? unit - 'A' + 'a' : unit;
}

bool same_text(const uint16_t *one, const uint16_t *other) {
    while (*one != 0 && lower_unit(*one) == lower_unit(*other)) {
        one++;
        other++;
    }
    return *one == *other;
}

bool same_word(const char *one, const char *other) {
    while (*one != '\0' && lower(*one) == lower(*other)) {
        one++;
        other++;
    }
    return *one == *other;
}
