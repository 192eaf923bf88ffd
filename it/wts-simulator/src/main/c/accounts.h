/* The accounts whose SIDs were handed out, so that a SID can be told apart from one that nobody has. With the lock held. */
#ifndef ACCOUNTS_H
#define ACCOUNTS_H

#include <stdint.h>

struct account {
    const uint16_t *domain;
    const uint16_t *user;
};

/* The account that services run as. */
extern const struct account system_account;

/* The texts must live until the next reset. */
void accounts_remember(struct account account);
/* NULL where no such SID was handed out. SYSTEM's is always known. */
const struct account *accounts_find(const uint8_t *sid);
void accounts_reset(void);

#endif
