#include "sid.h"

#define REVISION 1
#define SUB_AUTHORITIES 5
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
    uint8_t *bytes = sid + 8 + 4 * index;
    for (int i = 0; i < 4; i++) {
        bytes[i] = (uint8_t)(value >> 8 * i);
    }
}

void sid_of_account(const uint16_t *domain, const uint16_t *user, uint8_t sid[SID_BYTES]) {
    for (int i = 0; i < 8; i++) {
        sid[i] = 0;
    }
    sid[0] = REVISION;
    sid[1] = SUB_AUTHORITIES;
    sid[7] = NT_AUTHORITY;
    put(sid, 0, NT_NON_UNIQUE);
    put(sid, 1, hash(domain, 1));
    put(sid, 2, hash(domain, 2));
    put(sid, 3, hash(domain, 3));
    put(sid, 4, FIRST_USER_RID + hash(user, 0) % UINT32_C(1000000));
}
