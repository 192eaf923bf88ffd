/* The values that a scenario's keys can have. */
#ifndef VALUES_H
#define VALUES_H

#include <stdbool.h>
#include <stdint.h>

struct text;

#define NEVER UINT64_MAX

enum operation {
    OPERATION_OPEN,
    OPERATION_LIST,
    OPERATION_READ,
    OPERATION_CLIENT,
    OPERATION_PROCESSES,
    OPERATION_LOGOFF,
    OPERATION_DISCONNECT,
    OPERATION_MESSAGE,
    OPERATION_EVENT,
    OPERATION_SERVERS,
    OPERATION_ACCOUNT,
    OPERATION_NONE /* a call that no fault and no change can be attached to */
};

/* Whether calls of the operation are about one session, so that faults and changes can name one. */
bool operation_names_session(uint32_t operation);

enum address_family { FAMILY_NONE = 0, FAMILY_IPV4 = 2, FAMILY_IPV6 = 23 }; /* as on Windows */

struct address {
    uint32_t family;
    uint8_t bytes[16];
    const uint16_t *text;
};

enum malformed {
    MALFORMED_NOT,
    MALFORMED_NULL_POINTER,
    MALFORMED_HUGE_COUNT,
    MALFORMED_ZERO_COUNT_NULL,
    MALFORMED_SHORT_BUFFER,
    MALFORMED_UNTERMINATED,
    MALFORMED_RANDOM
};

/* Whether a session can have a child: as the scenario says, or else as soon as one has a parent. */
enum child_sessions { CHILD_SESSIONS_NOT_SAID, CHILD_SESSIONS_NO, CHILD_SESSIONS_YES };

struct display {
    uint16_t width;
    uint16_t height;
    uint16_t color_depth; /* bits */
};

/* Fills the target, or returns what the value should have been, as it reads behind "is not". */
typedef const char *value_reader(const uint16_t *value, void *target);

value_reader value_text;         /* const uint16_t * */
value_reader value_number;       /* uint32_t */
value_reader value_count;        /* uint32_t that fits an int */
value_reader value_positive;     /* uint32_t, not 0 */
value_reader value_size;         /* uint64_t */
value_reader value_duration;     /* uint64_t, milliseconds */
value_reader value_logoff_takes; /* uint64_t, milliseconds or NEVER */
value_reader value_state;        /* uint32_t */
value_reader value_locked;       /* int32_t, as in WTSINFOEX's SessionFlags */
value_reader value_protocol;     /* uint32_t, as class 16 answers */
value_reader value_answer;       /* uint32_t, as WTSSendMessage answers */
value_reader value_yes_no;       /* bool */
value_reader value_operation;    /* uint32_t, enum operation */
value_reader value_malformed;    /* uint32_t, enum malformed */
value_reader value_console;      /* uint32_t, 0xFFFFFFFF for none */
value_reader value_address;      /* struct address */
value_reader value_display;      /* struct display */
value_reader value_account;      /* struct account; without a user where the value is empty */
value_reader value_child_sessions; /* uint32_t, enum child_sessions */

/* A dotted IPv4 or an IPv6 address without zone. */
bool parse_address(const char *text, struct address *address);

#endif
