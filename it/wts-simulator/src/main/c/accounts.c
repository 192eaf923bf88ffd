#include "accounts.h"

#include <stddef.h>
#include <string.h>

#include "arena.h"
#include "sid.h"
#include "text.h"

static const uint16_t nt_authority[] = {'N', 'T', ' ', 'A', 'U', 'T', 'H', 'O', 'R', 'I', 'T', 'Y', 0};
static const uint16_t system_name[] = {'S', 'Y', 'S', 'T', 'E', 'M', 0};
const struct account system_account = {nt_authority, system_name};

static struct account *accounts;
static size_t account_count;

static bool has_sid(const struct account *account, const uint8_t *sid) {
    uint8_t own[SID_MOST_BYTES];
    size_t size = sid_of_account(account->domain, account->user, own);
    return sid_size(sid) == size && memcmp(own, sid, size) == 0;
}

void accounts_remember(struct account account) {
    for (size_t i = 0; i < account_count; i++) {
        if (same_text(accounts[i].domain, account.domain) && same_text(accounts[i].user, account.user)) {
            return;
        }
    }
    accounts = memory_grow(accounts, account_count, sizeof *accounts);
    accounts[account_count++] = account;
}

const struct account *accounts_find(const uint8_t *sid) {
    for (size_t i = 0; i < account_count; i++) {
        if (has_sid(&accounts[i], sid)) {
            return &accounts[i];
        }
    }
    return has_sid(&system_account, sid) ? &system_account : NULL;
}

void accounts_reset(void) {
    account_count = 0;
}
