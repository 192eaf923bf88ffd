#include "values.h"

#include <stddef.h>
#include <string.h>

#include "accounts.h"
#include "arena.h"
#include "text.h"

#define LONGEST_DURATION_MILLIS (UINT64_C(36500) * 86400000)
#define SHORT_TEXT 64

struct word_value {
    const char *word;
    uint32_t value;
};

/* Everything that is not text is ASCII and short. */
static bool to_ascii(const uint16_t *value, char ascii[SHORT_TEXT]) {
    size_t length = 0;
    for (; value[length] != 0; length++) {
        if (length == SHORT_TEXT - 1 || value[length] > '~') {
            return false;
        }
        ascii[length] = (char)value[length];
    }
    ascii[length] = '\0';
    return true;
}

/* The digits a value begins with; returns what follows them, or NULL where there is no number or too great a one. */
static const char *parse_digits(const char *ascii, uint64_t *number) {
    const char *next = ascii;
    *number = 0;
    for (; *next >= '0' && *next <= '9'; next++) {
        if (*number > (UINT64_MAX - 9) / 10) {
            return NULL;
        }
        *number = *number * 10 + (uint64_t)(*next - '0');
    }
    return next == ascii ? NULL : next;
}

static bool parse_with_unit(
    const uint16_t *value, const struct word_value *units, size_t count, uint64_t greatest, uint64_t *result) {
    char ascii[SHORT_TEXT];
    uint64_t number;
    const char *unit = to_ascii(value, ascii) ? parse_digits(ascii, &number) : NULL;
    for (size_t i = 0; unit != NULL && i < count; i++) {
        if (strcmp(unit, units[i].word) == 0) {
            if (number > greatest / units[i].value) {
                return false;
            }
            *result = number * units[i].value;
            return true;
        }
    }
    return false;
}

static bool parse_word(const uint16_t *value, const struct word_value *words, size_t count, uint32_t *result) {
    char ascii[SHORT_TEXT];
    if (!to_ascii(value, ascii)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (same_word(ascii, words[i].word)) {
            *result = words[i].value;
            return true;
        }
    }
    return false;
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct word_value plain[] = {{"", 1}};
static const struct word_value sizes[] = {{"", 1}, {"K", 1u << 10}, {"M", 1u << 20}, {"G", 1u << 30}};
static const struct word_value durations[] = {{"ms", 1}, {"s", 1000}, {"m", 60000}, {"h", 3600000}, {"d", 86400000}};
static const struct word_value states[] = {
    {"Active", 0}, {"Connected", 1}, {"ConnectQuery", 2}, {"Shadow", 3}, {"Disconnected", 4},
    {"Idle", 5},   {"Listen", 6},    {"Reset", 7},        {"Down", 8},   {"Init", 9},
};
static const struct word_value locks[] = {{"yes", 0}, {"no", 1}, {"unknown", UINT32_MAX}};
static const struct word_value protocols[] = {{"console", 0}, {"rdp", 2}};
static const struct word_value answers[] = {{"ok", 1}, {"cancel", 2}, {"yes", 6}, {"no", 7}, {"timeout", 32000}};
static const struct word_value yes_no[] = {{"no", 0}, {"yes", 1}};
static const struct word_value none[] = {{"none", UINT32_MAX}};
static const struct word_value never[] = {{"never", 0}};
static const struct word_value operations[] = {
    {"open", OPERATION_OPEN},           {"list", OPERATION_LIST},     {"read", OPERATION_READ},
    {"client", OPERATION_CLIENT},       {"processes", OPERATION_PROCESSES}, {"logoff", OPERATION_LOGOFF},
    {"disconnect", OPERATION_DISCONNECT}, {"message", OPERATION_MESSAGE}, {"event", OPERATION_EVENT},
    {"servers", OPERATION_SERVERS},     {"account", OPERATION_ACCOUNT},
};

bool operation_names_session(uint32_t operation) {
    switch (operation) {
        case OPERATION_OPEN:
        case OPERATION_LIST:
        case OPERATION_PROCESSES:
        case OPERATION_EVENT:
        case OPERATION_SERVERS:
        case OPERATION_ACCOUNT:
            return false;
        default:
            return true;
    }
}

const char *value_text(const uint16_t *value, void *target) {
    *(const uint16_t **)target = value;
    return NULL;
}

const char *value_number(const uint16_t *value, void *target) {
    uint64_t number;
    if (!parse_with_unit(value, plain, COUNT(plain), UINT32_MAX, &number)) {
        return "a number from 0 to 4294967295";
    }
    *(uint32_t *)target = (uint32_t)number;
    return NULL;
}

const char *value_count(const uint16_t *value, void *target) {
    uint64_t number;
    if (!parse_with_unit(value, plain, COUNT(plain), INT32_MAX, &number)) {
        return "a number from 0 to 2147483647";
    }
    *(uint32_t *)target = (uint32_t)number;
    return NULL;
}

const char *value_positive(const uint16_t *value, void *target) {
    return value_number(value, target) != NULL || *(uint32_t *)target == 0 ? "a number from 1 to 4294967295" : NULL;
}

const char *value_size(const uint16_t *value, void *target) {
    return parse_with_unit(value, sizes, COUNT(sizes), INT64_MAX, target)
               ? NULL
               : "a number of bytes up to 9223372036854775807, with K, M or G behind it if wanted";
}

const char *value_duration(const uint16_t *value, void *target) {
    return parse_with_unit(value, durations, COUNT(durations), LONGEST_DURATION_MILLIS, target)
               ? NULL
               : "a duration such as 200ms, 90s, 30m, 2h or 1d, of at most 36500d";
}

const char *value_logoff_takes(const uint16_t *value, void *target) {
    uint32_t word;
    if (parse_word(value, never, COUNT(never), &word)) {
        *(uint64_t *)target = NEVER;
        return NULL;
    }
    return value_duration(value, target) == NULL ? NULL : "a duration such as 200ms, 90s, 30m, 2h or 1d, or never";
}

const char *value_state(const uint16_t *value, void *target) {
    return parse_word(value, states, COUNT(states), target) || value_number(value, target) == NULL
               ? NULL
               : "a connect state or a number";
}

const char *value_locked(const uint16_t *value, void *target) {
    return parse_word(value, locks, COUNT(locks), target) ? NULL : "yes, no or unknown";
}

const char *value_protocol(const uint16_t *value, void *target) {
    return parse_word(value, protocols, COUNT(protocols), target) ? NULL : "console or rdp";
}

const char *value_answer(const uint16_t *value, void *target) {
    return parse_word(value, answers, COUNT(answers), target) ? NULL : "ok, cancel, yes, no or timeout";
}

const char *value_yes_no(const uint16_t *value, void *target) {
    uint32_t word;
    if (!parse_word(value, yes_no, COUNT(yes_no), &word)) {
        return "yes or no";
    }
    *(bool *)target = word != 0;
    return NULL;
}

const char *value_operation(const uint16_t *value, void *target) {
    return parse_word(value, operations, COUNT(operations), target)
               ? NULL
               : "open, list, read, client, processes, logoff, disconnect, message, event, servers or account";
}

const char *value_malformed(const uint16_t *value, void *target) {
    static const struct word_value words[] = {
        {"nullPointer", MALFORMED_NULL_POINTER},       {"hugeCount", MALFORMED_HUGE_COUNT},
        {"zeroCountNull", MALFORMED_ZERO_COUNT_NULL},  {"shortBuffer", MALFORMED_SHORT_BUFFER},
        {"unterminated", MALFORMED_UNTERMINATED},      {"random", MALFORMED_RANDOM},
    };
    return parse_word(value, words, COUNT(words), target)
               ? NULL
               : "nullPointer, hugeCount, zeroCountNull, shortBuffer, unterminated or random";
}

const char *value_console(const uint16_t *value, void *target) {
    return parse_word(value, none, COUNT(none), target) || value_number(value, target) == NULL ? NULL
                                                                                             : "a session ID or none";
}

/* A number of 16 bits, and the mark behind it; returns what follows both. */
static const char *parse_measure(const char *ascii, char mark, uint16_t *measure) {
    uint64_t number;
    const char *next = ascii == NULL ? NULL : parse_digits(ascii, &number);
    if (next == NULL || number > UINT16_MAX || *next != mark) {
        return NULL;
    }
    *measure = (uint16_t)number;
    return next + 1;
}

const char *value_display(const uint16_t *value, void *target) {
    struct display *display = target;
    char ascii[SHORT_TEXT];
    const char *next = to_ascii(value, ascii) ? parse_measure(ascii, 'x', &display->width) : NULL;
    next = parse_measure(next, 'x', &display->height);
    return parse_measure(next, '\0', &display->color_depth) == NULL ? "a display such as 1920x1080x32" : NULL;
}

const char *value_account(const uint16_t *value, void *target) {
    struct account *account = target;
    size_t domain = 0;
    for (size_t i = 0; domain == 0 && value[i] != 0; i++) {
        domain = value[i] == '\\' ? i + 1 : 0;
    }
    if (*value != 0 && value[domain] == 0) {
        return "an account such as CORP\\dana";
    }
    account->user = value + domain;
    account->domain = memcpy(arena_allocate((domain + 1) * sizeof *value), value, (domain == 0 ? 0 : domain - 1) * sizeof *value);
    return NULL;
}

const char *value_child_sessions(const uint16_t *value, void *target) {
    static const struct word_value words[] = {{"no", CHILD_SESSIONS_NO}, {"yes", CHILD_SESSIONS_YES}};
    return parse_word(value, words, COUNT(words), target) ? NULL : "yes or no";
}

const char *value_address(const uint16_t *value, void *target) {
    struct address *address = target;
    char ascii[SHORT_TEXT];
    *address = (struct address){.text = value};
    if (*value == 0) {
        return NULL;
    }
    return to_ascii(value, ascii) && parse_address(ascii, address) ? NULL : "an IPv4 or IPv6 address";
}
