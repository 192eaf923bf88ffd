/* Security identifiers for made-up accounts. */
#ifndef SID_H
#define SID_H

#include <stddef.h>
#include <stdint.h>

/* S-1-5-21-a-b-c-r: a revision, a count, six bytes of authority, five sub-authorities. */
#define SID_MOST_BYTES 28

/*
 * The same account always gets the same SID, and accounts of one domain differ in the last part only. NT AUTHORITY\SYSTEM
 * has the well-known S-1-5-18. Returns the bytes used; the SID may be NULL.
 */
size_t sid_of_account(const uint16_t *domain, const uint16_t *user, uint8_t *sid);

/* 0 where it is none. */
size_t sid_size(const uint8_t *sid);

#endif
