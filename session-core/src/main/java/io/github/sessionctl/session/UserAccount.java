package io.github.sessionctl.session;

/**
 * A Windows account. Windows ignores case in account names, and so does {@link #isSameAs}; {@code equals} does not.
 *
 * @param domain the domain or machine, empty when not known
 * @param name the user name, never empty
 */
public record UserAccount(String domain, String name) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when the name is empty
     */
    public UserAccount {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a user account needs a name");
        }
    }

    /** Whether both name the same account: case ignored in name and domain. */
    public boolean isSameAs(UserAccount other) {
        return name.equalsIgnoreCase(other.name) && domain.equalsIgnoreCase(other.domain);
    }

    /** {@code DOMAIN\name}, or the name alone when there is no domain. */
    @Override
    public String toString() {
        return domain.isEmpty() ? name : domain + '\\' + name;
    }
}
