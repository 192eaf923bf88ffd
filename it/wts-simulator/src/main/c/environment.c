#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "blocks.h"
#include "journal.h"
#include "machine.h"
#include "text.h"

static bool read_file(const char *name, struct text *content) {
    FILE *file = fopen(name, "rb");
    if (file == NULL) {
        return false;
    }
    char part[4096];
    size_t length;
    while ((length = fread(part, 1, sizeof part, file)) > 0) {
        text_append(content, part, length);
    }
    bool complete = ferror(file) == 0;
    fclose(file);
    return complete;
}

static void load_scenario(const char *name) {
    struct text content = {0};
    text_append(&content, "", 0);
    if (!read_file(name, &content)) {
        machine_reject("the scenario file cannot be read");
        fprintf(stderr, "wts-simulator: %s: %s\n", name, machine_problem());
    } else {
        int32_t line = machine_load(content.content);
        if (line != 0) {
            fprintf(stderr, "wts-simulator: %s: line %d: %s\n", name, (int)line, machine_problem());
        }
    }
    text_release(&content);
}

/*
 * What the environment asks for, done as the library is loaded, before anybody can call it: whose session a process runs
 * in is asked of kernel32 before wtsapi32 is called for the first time.
 */
__attribute__((constructor)) static void apply_environment(void) {
    const char *guard = getenv("WTS_SIMULATOR_GUARD");
    const char *journal = getenv("WTS_SIMULATOR_JOURNAL");
    const char *scenario = getenv("WTS_SIMULATOR_SCENARIO");
    journal_keep(journal == NULL || strcmp(journal, "none") != 0);
    blocks_use_guard_pages(guard != NULL && strcmp(guard, "1") == 0);
    if (journal != NULL && *journal != '\0' && journal_is_kept()) {
        journal_mirror(journal);
    }
    if (scenario != NULL && *scenario != '\0') {
        load_scenario(scenario);
    }
}
