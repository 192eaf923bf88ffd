#include "chance.h"

#include <string.h>

#define FEW 4

struct chance chance_of(uint32_t seed, uint32_t call) {
    return (struct chance){(uint64_t)seed << 32 | call};
}

/* splitmix64 */
uint32_t chance_number(struct chance *chance) {
    uint64_t mixed = chance->state += UINT64_C(0x9E3779B97F4A7C15);
    mixed = (mixed ^ mixed >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)(mixed >> 32);
}

uint32_t chance_below(struct chance *chance, uint32_t bound) {
    return bound == 0 ? 0 : chance_number(chance) % bound;
}

void chance_change_bytes(struct chance *chance, void *bytes, size_t count) {
    static const unsigned char edges[] = {0x00, 0x7F, 0x80, 0xFF};
    unsigned char *all = bytes;
    uint32_t kind = chance_below(chance, 8);
    uint32_t changes = kind < 3 ? 1 + chance_below(chance, FEW) : 0;
    for (uint32_t i = 0; i < changes && count > 0; i++) {
        all[chance_below(chance, (uint32_t)count)] = (unsigned char)chance_number(chance);
    }
    if (kind == 3 && count >= sizeof(uint64_t)) {
        size_t at = sizeof(uint64_t) * chance_below(chance, (uint32_t)(count / sizeof(uint64_t)));
        memset(all + at, edges[chance_below(chance, sizeof edges)], sizeof(uint64_t));
    }
    for (size_t i = 0; kind == 4 && i < count; i++) {
        all[i] = (unsigned char)chance_number(chance);
    }
}
