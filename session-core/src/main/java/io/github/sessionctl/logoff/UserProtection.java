package io.github.sessionctl.logoff;

import io.github.sessionctl.session.UserAccount;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A name by which users are protected. Read generously: every way in which it could mean an account counts. Case and writings of one letter do not
 * matter, a domain that Windows does not tell is taken for the one that was named, and so is one in another form, such as {@code corp.example} for
 * {@code CORP}. Immutable.
 *
 * @see UserSelector
 */
public final class UserProtection {

    private final UserName user;
    private final Glob name;
    private final Glob domain;

    private UserProtection(UserName user) {
        this.user = user;
        this.name = new Glob(user.name(), UserProtection::folded);
        this.domain = new Glob(user.domain(), UserProtection::folded);
    }

    /**
     * Reads a name such as {@code anna}, {@code CORP\anna}, {@code .\anna} (an account of the host itself) or {@code svc-*}.
     *
     * @throws IllegalArgumentException when no account can have that name, so that it would protect nobody; the message names the accepted forms
     */
    public static UserProtection parse(String text) {
        return new UserProtection(UserName.parse(text));
    }

    /**
     * {@return whether the account may be meant}
     *
     * @param machineName the name of the host that lists it, empty where that is not known: then anybody may be an account of its own
     */
    public boolean mayMean(UserAccount account, String machineName) {
        if (!name.matches(account.name())) {
            return false;
        }
        String known = account.domain();
        if (!user.hasDomain() || known.isEmpty()) {
            return true;
        }
        if (user.isOfThisMachine()) {
            return machineName.isEmpty() || folded(known).equals(folded(machineName)) || isDns(known);
        }
        return domain.matches(known) || isDns(known) != isDns(user.domain());
    }

    /** DNS and NetBIOS names of one domain need have nothing in common. */
    private static boolean isDns(String domain) {
        return domain.indexOf('.') >= 0;
    }

    /** Wider than Windows: compatible letters, all writings of a case, and the dotless i for the dotted one. */
    private static String folded(String name) {
        String upper = Normalizer.normalize(name, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        return Normalizer.normalize(upper, Normalizer.Form.NFKD)
                .replace("I\u0307", "I")
                .replace('\u0131', 'I');
    }

    /** Two are equal when they were written alike. */
    @Override
    public boolean equals(Object other) {
        return other instanceof UserProtection protection && protection.user.equals(user);
    }

    @Override
    public int hashCode() {
        return user.hashCode();
    }

    /** The name as it was written, without blanks around its parts. */
    @Override
    public String toString() {
        return user.toString();
    }
}
