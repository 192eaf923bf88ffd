package io.github.sessionctl.session;

/**
 * A Windows account. Windows ignores case in account names, and so does {@link #isSameAs}; {@code equals} does not.
 * @param domain the domain or machine, empty when not known
 * @param name the user name, never empty
 */
public record UserAccount(String domain, String name) {

    /** Throws {@link IllegalArgumentException} when the name is empty. */
    public UserAccount {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a user account needs a name");
        }
    }

    /** Whether both name the same account: case as Windows folds it ignored in name and domain. */
    public boolean isSameAs(UserAccount other) {
        return folded(name).equals(folded(other.name)) && folded(domain).equals(folded(other.domain));
    }

    /** {@return the account as a session's own data have it} Windows cuts the name there at 20 characters, and the domain at 17. */
    public UserAccount asSessionsTell() {
        return new UserAccount(cut(domain, 17), cut(name, 20));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /**
     * A name as Windows compares it. Letters fold in pairs: a dotless i, a long s or a Kelvin sign is no other writing of i, s or k, as it is for
     * {@link String#equalsIgnoreCase}, but a letter of another name.
     */
    public static String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        name.codePoints().map(UserAccount::folded).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static int folded(int c) {
        int upper = Character.toUpperCase(c);
        return Character.toLowerCase(upper) == c ? upper : c;
    }

    /** {@code DOMAIN\name}, or the name alone when there is no domain. */
    @Override
    public String toString() {
        return domain.isEmpty() ? name : domain + '\\' + name;
    }
}
