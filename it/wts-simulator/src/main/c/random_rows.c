#include "random_rows.h"

#include <string.h>

#define MOST_ROWS 1000000 /* more than any machine has, and still a count that fits an int */
#define ENDLESS_UNITS 40000 /* longer than any text of Windows, 32767 */
#define ROOM 4
#define STATES 12
#define MOST_SUB_AUTHORITIES 15
#define SUB_AUTHORITIES_AT 1

static uint16_t endless[ENDLESS_UNITS];

size_t random_room(struct chance *chance) {
    return chance_below(chance, 2) * ROOM;
}

uint32_t random_count(struct chance *chance, uint32_t count) {
    switch (chance_below(chance, 8)) {
        case 0:
            return chance_below(chance, count);
        case 1:
            return MOST_ROWS + 1 + chance_below(chance, INT32_MAX - MOST_ROWS);
        case 2:
            return (uint32_t)INT32_MAX + 1 + chance_below(chance, INT32_MAX);
        default:
            return count;
    }
}

static uint32_t random_number(struct chance *chance, uint32_t right) {
    switch (chance_below(chance, 16)) {
        case 0:
            return 0;
        case 1:
            return UINT32_MAX;
        case 2:
            return (uint32_t)INT32_MAX + 1;
        case 3:
            return chance_number(chance);
        default:
            return right;
    }
}

uint32_t random_state(struct chance *chance, uint32_t right) {
    uint32_t state = chance_below(chance, 4) == 0 ? chance_below(chance, STATES) : random_number(chance, right);
    return state == STATE_DISCONNECTED && right != STATE_DISCONNECTED ? right : state;
}

static LPWSTR endless_text(void) {
    for (size_t i = 0; endless[ENDLESS_UNITS - 1] == 0 && i < ENDLESS_UNITS; i++) {
        endless[i] = 'x';
    }
    return (LPWSTR)endless;
}

static LPWSTR random_text(struct chance *chance, const struct rows *rows, LPWSTR right) {
    unsigned char *texts = (unsigned char *)rows->texts;
    uint32_t bytes = (uint32_t)rows->text_bytes;
    bool is_odd_safe = bytes >= ROOM && memcmp(texts + bytes - (ROOM - 1), "\0\0\0", ROOM - 1) == 0;
    switch (chance_below(chance, 24)) {
        case 0:
            return NULL;
        case 1:
            return (LPWSTR)(texts + bytes - sizeof(uint16_t));
        case 2:
            return (LPWSTR)(texts + sizeof(uint16_t) * chance_below(chance, bytes / sizeof(uint16_t)));
        case 3:
            return is_odd_safe ? (LPWSTR)(texts + chance_below(chance, bytes - ROOM)) : right;
        case 4:
            return chance_below(chance, 4) == 0 ? endless_text() : right;
        default:
            return right;
    }
}

/* Other units in the texts, among them halves of surrogate pairs; where a text ends stays. */
static void change_units(struct chance *chance, const struct rows *rows) {
    bool changes = chance_below(chance, 4) == 0;
    for (size_t i = 0; changes && i < rows->text_bytes / sizeof(uint16_t); i++) {
        if (rows->texts[i] != 0 && chance_below(chance, 4) == 0) {
            rows->texts[i] = (uint16_t)(1 + chance_below(chance, UINT16_MAX));
        }
    }
}

/* Another row's, as often as all other wrong ones: that is the one that could hit somebody else. */
static uint32_t random_id(struct chance *chance, const struct rows *rows, uint32_t right) {
    const WTS_SESSION_INFO_1W *sessions = rows->first;
    switch (chance_below(chance, 8)) {
        case 0:
            return sessions[chance_below(chance, rows->count)].SessionId;
        case 1:
            return random_number(chance, chance_number(chance));
        default:
            return right;
    }
}

void random_sessions(struct chance *chance, const struct rows *rows) {
    WTS_SESSION_INFO_1W *sessions = rows->first;
    change_units(chance, rows);
    for (uint32_t i = 0; i < rows->count; i++) {
        WTS_SESSION_INFO_1W *row = &sessions[i];
        row->ExecEnvId = random_number(chance, row->ExecEnvId);
        row->State = (WTS_CONNECTSTATE_CLASS)random_state(chance, (uint32_t)row->State);
        row->SessionId = random_id(chance, rows, row->SessionId);
        row->pSessionName = random_text(chance, rows, row->pSessionName);
        row->pHostName = random_text(chance, rows, row->pHostName);
        row->pUserName = random_text(chance, rows, row->pUserName);
        row->pDomainName = random_text(chance, rows, row->pDomainName);
        row->pFarmName = random_text(chance, rows, row->pFarmName);
    }
}

/* No identifier, or one that begins wrongly or has another number of parts; never more parts than there is memory for. */
static PSID random_sid(struct chance *chance, PSID right) {
    unsigned char *sid = (unsigned char *)right;
    uint32_t kind = chance_below(chance, 24);
    if (kind == 0) {
        return NULL;
    }
    if (sid != NULL && kind == 1) {
        sid[0] = (unsigned char)chance_number(chance);
    } else if (sid != NULL && kind == 2) {
        sid[SUB_AUTHORITIES_AT] = (unsigned char)chance_below(chance, sid[SUB_AUTHORITIES_AT] + 1u);
    } else if (sid != NULL && kind == 3) {
        sid[SUB_AUTHORITIES_AT] =
            (unsigned char)(MOST_SUB_AUTHORITIES + 1 + chance_below(chance, UINT8_MAX - MOST_SUB_AUTHORITIES));
    }
    return right;
}

void random_processes(struct chance *chance, const struct rows *rows) {
    unsigned char *next = rows->first;
    change_units(chance, rows);
    for (uint32_t i = 0; i < rows->count; i++, next += rows->row_size) {
        WTS_PROCESS_INFOW *row = (WTS_PROCESS_INFOW *)next;
        row->SessionId = random_number(chance, row->SessionId);
        row->ProcessId = random_number(chance, row->ProcessId);
        row->pProcessName = random_text(chance, rows, row->pProcessName);
        row->pUserSid = random_sid(chance, row->pUserSid);
        size_t level_0 = sizeof *row;
        if (rows->row_size > level_0 && chance_below(chance, 4) == 0) {
            chance_change_bytes(chance, next + level_0, rows->row_size - level_0);
        }
    }
}
