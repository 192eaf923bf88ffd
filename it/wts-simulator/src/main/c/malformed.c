#include "malformed.h"

#define HUGE_COUNT ((uint32_t)INT32_MAX) /* fits an int, but its product with the size of a row does not */

enum malformed malformed_chosen(enum malformed malformed, struct chance *chance) {
    switch (malformed == MALFORMED_RANDOM ? chance_below(chance, 24) : UINT32_MAX) {
        case 0:
            return MALFORMED_NULL_POINTER;
        case 1:
            return MALFORMED_ZERO_COUNT_NULL;
        default:
            return malformed;
    }
}

bool malformed_has_block(enum malformed malformed) {
    return malformed != MALFORMED_NULL_POINTER && malformed != MALFORMED_ZERO_COUNT_NULL;
}

uint32_t malformed_count(enum malformed malformed, uint32_t count) {
    switch (malformed) {
        case MALFORMED_NULL_POINTER:
            return count == 0 ? 1 : count;
        case MALFORMED_ZERO_COUNT_NULL:
            return 0;
        case MALFORMED_HUGE_COUNT:
            return HUGE_COUNT;
        default:
            return count;
    }
}

void malformed_spoil_text(enum malformed malformed, void *text, size_t bytes) {
    uint16_t *units = text;
    for (size_t i = 0; malformed == MALFORMED_UNTERMINATED && i < bytes / sizeof *units; i++) {
        units[i] = units[i] == 0 ? 'x' : units[i];
    }
}
