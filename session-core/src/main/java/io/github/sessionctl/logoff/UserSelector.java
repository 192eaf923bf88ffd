package io.github.sessionctl.logoff;

import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.UserAccount;

/**
 * A name by which users are selected. Read exactly: case as Windows folds it, the domain as Windows lists it, wildcards {@code *} and {@code ?}. A
 * bare name is any domain's, but where it means several accounts of a host the plan is refused. Immutable.
 * @see UserProtection
 */
public final class UserSelector extends UserName {

    private UserSelector(String text) {
        super(text, UserAccount::folded);
    }

    /**
     * Reads a name such as {@code anna}, {@code CORP\anna}, {@code .\anna} (an account of the host itself) or {@code build-*}.
     * @throws IllegalArgumentException when no account can have that name; the message names the accepted forms
     */
    public static UserSelector parse(String text) {
        return new UserSelector(text);
    }

    /**
     * The same for a place where everybody must not be meant.
     * @throws IllegalArgumentException also when the name is nothing but wildcards
     */
    public static UserSelector parseNotEveryone(String text) {
        UserSelector selector = parse(text);
        if (Glob.isAnything(selector.name) && Glob.isAnything(selector.domain)) {
            throw new IllegalArgumentException(
                    QuotedInput.of(text) + " means everybody; name the users, or ask for everybody in so many words");
        }
        return selector;
    }

    /**
     * The same for a place where one account is meant.
     * @throws IllegalArgumentException also when the name has a wildcard
     */
    public static UserSelector parseOne(String text) {
        UserSelector selector = parse(text);
        if (!selector.isOneName()) {
            throw new IllegalArgumentException(
                    QuotedInput.of(text) + " may mean several users; name one, without wildcards");
        }
        return selector;
    }

    /**
     * {@return whether the account matches}
     * @param machineName the name of the host that lists it, empty where that is not known: then nobody is known to be an account of its own
     */
    public boolean matches(UserAccount account, String machineName) {
        if (!nameGlob.matches(account.name())) {
            return false;
        }
        if (isOfThisMachine()) {
            return isOfMachine(account, machineName);
        }
        return !hasDomain() || domainGlob.matches(account.domain());
    }

    /** Whether an account certainly is one of the machine itself, and no domain's; of a machine without a known name nobody's is. */
    static boolean isOfMachine(UserAccount account, String machineName) {
        return !machineName.isEmpty() && UserAccount.folded(account.domain()).equals(UserAccount.folded(machineName));
    }

    /** Whether it is a bare name, without domain and wildcards, that may turn out to be several accounts. */
    boolean isBareName() {
        return !hasDomain() && isOneName();
    }
}
