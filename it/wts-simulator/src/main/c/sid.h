/* Security identifiers for made-up accounts. */
#ifndef SID_H
#define SID_H

#include <stddef.h>
#include <stdint.h>

/* S-1-5-21-a-b-c-r: a revision, a count, six bytes of authority, five sub-authorities. */
#define SID_BYTES 28

/* The same account always gets the same SID, and accounts of one domain differ in the last part only. */
void sid_of_account(const uint16_t *domain, const uint16_t *user, uint8_t sid[SID_BYTES]);

#endif
