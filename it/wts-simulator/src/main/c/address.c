/* Written out, because the two platforms' own parsers do not accept the same texts. */
#include <string.h>

#include "values.h"

#define IPV4_BYTES 4
#define IPV6_BYTES 16

static bool parse_ipv4(const char *text, uint8_t bytes[IPV4_BYTES]) {
    for (int i = 0; i < IPV4_BYTES; i++) {
        unsigned value = 0;
        int digits = 0;
        for (; *text >= '0' && *text <= '9' && digits < 3; digits++) {
            value = value * 10 + (unsigned)(*text++ - '0');
        }
        if (digits == 0 || value > UINT8_MAX || *text != (i < IPV4_BYTES - 1 ? '.' : '\0')) {
            return false;
        }
        text++;
        bytes[i] = (uint8_t)value;
    }
    return true;
}

static int hex_value(char character) {
    static const char digits[] = "0123456789abcdef";
    char lower = character >= 'A' && character <= 'F' ? (char)(character | 0x20) : character;
    const char *found = lower == '\0' ? NULL : strchr(digits, lower);
    return found == NULL ? -1 : (int)(found - digits);
}

/* Up to four hexadecimal digits; returns what follows them, or NULL. */
static const char *parse_group(const char *text, unsigned *group) {
    int digits = 0;
    *group = 0;
    for (; hex_value(*text) >= 0 && digits < 5; digits++) {
        *group = *group << 4 | (unsigned)hex_value(*text++);
    }
    return digits >= 1 && digits <= 4 ? text : NULL;
}

static bool parse_ipv6(const char *text, uint8_t bytes[IPV6_BYTES]) {
    size_t filled = 0;
    size_t gap = IPV6_BYTES + 1;
    if (text[0] == ':' && text[1] != ':') {
        return false;
    }
    while (*text != '\0') {
        if (text[0] == ':' && text[1] == ':') {
            if (gap <= IPV6_BYTES) {
                return false;
            }
            gap = filled;
            text += 2;
            if (*text == ':') {
                return false;
            }
            continue;
        }
        if (*text == ':') {
            text++;
        }
        if (filled <= IPV6_BYTES - IPV4_BYTES && parse_ipv4(text, bytes + filled)) {
            filled += IPV4_BYTES;
            break;
        }
        unsigned group;
        text = filled < IPV6_BYTES ? parse_group(text, &group) : NULL;
        if (text == NULL || (*text != '\0' && *text != ':')) {
            return false;
        }
        bytes[filled++] = (uint8_t)(group >> 8);
        bytes[filled++] = (uint8_t)group;
    }
    if (gap > IPV6_BYTES) {
        return filled == IPV6_BYTES;
    }
    if (filled > IPV6_BYTES - 2) {
        return false;
    }
    memmove(bytes + gap + (IPV6_BYTES - filled), bytes + gap, filled - gap);
    memset(bytes + gap, 0, IPV6_BYTES - filled);
    return true;
}

bool parse_address(const char *text, struct address *address) {
    if (strchr(text, ':') != NULL) {
        address->family = FAMILY_IPV6;
        return parse_ipv6(text, address->bytes);
    }
    address->family = FAMILY_IPV4;
    return parse_ipv4(text, address->bytes);
}
