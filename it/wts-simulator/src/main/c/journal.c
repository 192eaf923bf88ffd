#include "journal.h"

#include <stdio.h>

#define LIMIT_BYTES (64u << 20)

static struct text lines;
static bool full;
static bool not_kept;
static FILE *mirror;

void journal_add(const struct text *line) {
    if (mirror != NULL) {
        fprintf(mirror, "%s\n", line->content);
        fflush(mirror);
    }
    if (full) {
        return;
    }
    text_append(&lines, line->content, line->length);
    text_append(&lines, "\n", 1);
    if (lines.length > LIMIT_BYTES) {
        full = true;
        text_format(&lines, "WtsSimJournalIsFull\n");
    }
}

void journal_keep(bool kept) {
    not_kept = !kept;
}

bool journal_is_kept(void) {
    return !not_kept;
}

void journal_clear(void) {
    text_clear(&lines);
    full = false;
}

const struct text *journal_content(void) {
    return &lines;
}

void journal_mirror(const char *file) {
    mirror = fopen(file, "ab");
    if (mirror == NULL) {
        fprintf(stderr, "wts-simulator: the journal cannot be written to %s\n", file);
    }
}
