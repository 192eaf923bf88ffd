#include "blocks.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "platform.h"

#define ALIGNMENT 8
#define MAX_QUARANTINED 4096
#define FRESHLY_FREED 0xDD
#define BEHIND_THE_END 0xCC

struct block {
    void *memory;
    size_t size;
    enum block_kind kind;
    uint32_t count;
    uint32_t number;
    bool forgotten;
    void *pages; /* NULL: from the heap */
    size_t pages_size;
};

struct range {
    void *pages;
    size_t size;
};

static struct block *blocks;
static size_t block_count;
static uint32_t numbers;
static uint32_t outstanding;
static uint32_t wrong_frees;
static bool guarded;

/* Freed guarded blocks, whose addresses must not be used again soon. A ring. */
static struct range quarantine[MAX_QUARANTINED];
static size_t quarantined;

static size_t round_up(size_t size, size_t unit) {
    return (size + unit - 1) / unit * unit;
}

static void take_from_guarded_pages(struct block *block) {
    size_t page = platform_page_size();
    size_t aligned = round_up(block->size, ALIGNMENT);
    size_t usable = round_up(aligned, page);
    block->pages = platform_reserve(usable, page);
    block->pages_size = usable + page;
    block->memory = (unsigned char *)block->pages + usable - aligned;
    memset((unsigned char *)block->memory + block->size, BEHIND_THE_END, aligned - block->size);
}

static void take_from_heap(struct block *block) {
    block->memory = memset(memory_resize(NULL, block->size), 0, block->size);
}

void *block_allocate(size_t size, enum block_kind kind, uint32_t count, uint32_t *number) {
    blocks = memory_grow(blocks, block_count, sizeof *blocks);
    struct block *block = &blocks[block_count++];
    *block = (struct block){.size = size == 0 ? 1 : size, .kind = kind, .count = count, .number = ++numbers};
    if (guarded) {
        take_from_guarded_pages(block);
    } else {
        take_from_heap(block);
    }
    outstanding++;
    *number = block->number;
    return block->memory;
}

static void give_back(const struct block *block) {
    if (block->pages == NULL) {
        memset(block->memory, FRESHLY_FREED, block->size);
        free(block->memory);
        return;
    }
    platform_forbid(block->pages, block->pages_size);
    struct range *slot = &quarantine[quarantined++ % MAX_QUARANTINED];
    if (slot->pages != NULL) {
        platform_release(slot->pages, slot->size);
    }
    *slot = (struct range){block->pages, block->pages_size};
}

/* Blocks tend to be freed soon after they were allocated, so the search begins at the end. */
static struct block *find(const void *memory) {
    for (size_t i = block_count; i > 0; i--) {
        if (blocks[i - 1].memory == memory) {
            return &blocks[i - 1];
        }
    }
    return NULL;
}

bool block_free(void *memory, enum block_kind kind, uint32_t count, uint32_t *number) {
    struct block *block = find(memory);
    *number = block == NULL ? 0 : block->number;
    if (block == NULL || (!block->forgotten && (block->kind != kind || block->count != count))) {
        wrong_frees++;
        return false;
    }
    if (!block->forgotten) {
        outstanding--;
    }
    give_back(block);
    *block = blocks[--block_count];
    return true;
}

uint32_t blocks_outstanding(void) {
    return outstanding;
}

uint32_t blocks_wrong_frees(void) {
    return wrong_frees;
}

static void empty_quarantine(void) {
    for (size_t i = 0; i < MAX_QUARANTINED; i++) {
        if (quarantine[i].pages != NULL) {
            platform_release(quarantine[i].pages, quarantine[i].size);
        }
        quarantine[i] = (struct range){0};
    }
    quarantined = 0;
}

void blocks_reset(void) {
    for (size_t i = 0; i < block_count; i++) {
        blocks[i].forgotten = true;
        blocks[i].number = 0;
    }
    empty_quarantine();
    numbers = 0;
    outstanding = 0;
    wrong_frees = 0;
}

void blocks_use_guard_pages(bool on) {
    guarded = on;
}
