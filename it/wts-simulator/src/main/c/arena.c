#include "arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

struct piece {
    struct piece *next;
    alignas(max_align_t) unsigned char content[];
};

static struct piece *pieces;

void *arena_allocate(size_t size) {
    struct piece *piece = memory_resize(NULL, sizeof *piece + size);
    piece->next = pieces;
    pieces = piece;
    return memset(piece->content, 0, size);
}

void arena_reset(void) {
    while (pieces != NULL) {
        struct piece *next = pieces->next;
        free(pieces);
        pieces = next;
    }
}

void *memory_resize(void *memory, size_t size) {
    void *resized = realloc(memory, size);
    if (resized == NULL) {
        abort();
    }
    return resized;
}

void *memory_grow(void *elements, size_t count, size_t element_size) {
    if (count == 0) {
        return memory_resize(elements, element_size);
    }
    return (count & (count - 1)) == 0 ? memory_resize(elements, 2 * count * element_size) : elements;
}
