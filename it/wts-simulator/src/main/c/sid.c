#include "sid.h"

#include <stdbool.h>
#include <string.h>

#include "accounts.h"
#include "text.h"

#define REVISION 1
#define SUB_AUTHORITIES 5
#define MOST_SUB_AUTHORITIES 15
#define HEAD_BYTES 8
#define SUB_AUTHORITY_BYTES 4
#define LOCAL_SYSTEM_RID 18
#define NT_AUTHORITY 5
#define NT_NON_UNIQUE 21
#define FIRST_USER_RID 1000

/* FNV-1a; account names ignore case. */
static uint32_t hash(const uint16_t *text, uint32_t seed) {
    uint32_t value = UINT32_C(2166136261) ^ seed;
    for (; *text != 0; text++) {
        uint16_t unit = *text >= 'A' && *text <= 'Z' ? (uint16_t)(*text | 0x20) : *text;
        value = (value ^ unit) * UINT32_C(16777619);
    }
    return value;
}

/* Sub-authorities are little-endian, unlike the authority. */
static void put(uint8_t *sid, int index, uint32_t value) {
    uint8_t *bytes = sid + HEAD_BYTES + SUB_AUTHORITY_BYTES * index;
    for (int i = 0; i < 4; i++) {
        bytes[i] = (uint8_t)(value >> 8 * i);
    }
}

/* Everything before the sub-authorities. */
static void put_head(uint8_t *sid, uint8_t sub_authorities) {
    memset(sid, 0, HEAD_BYTES);
    sid[0] = REVISION;
    sid[1] = sub_authorities;
    sid[HEAD_BYTES - 1] = NT_AUTHORITY;
}

static bool is_system(const uint16_t *domain, const uint16_t *user) {
    return same_text(user, system_account.user) && same_text(domain, system_account.domain);
}

size_t sid_of_account(const uint16_t *domain, const uint16_t *user, uint8_t *sid) {
    uint8_t unused[SID_MOST_BYTES];
    sid = sid == NULL ? unused : sid;
    if (is_system(domain, user)) {
        put_head(sid, 1);
        put(sid, 0, LOCAL_SYSTEM_RID);
    } else {
        put_head(sid, SUB_AUTHORITIES);
        put(sid, 0, NT_NON_UNIQUE);
        put(sid, 1, hash(domain, 1));
        put(sid, 2, hash(domain, 2));
        put(sid, 3, hash(domain, 3));
        put(sid, 4, FIRST_USER_RID + hash(user, 0) % UINT32_C(1000000));
    }
    return sid_size(sid);
}

size_t sid_size(const uint8_t *sid) {
    bool right = sid[0] == REVISION && sid[1] <= MOST_SUB_AUTHORITIES;
    return right ? HEAD_BYTES + SUB_AUTHORITY_BYTES * (size_t)sid[1] : 0;
}
