package io.github.sessionctl.logoff;

import io.github.sessionctl.session.UserAccount;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A name by which users are protected. Read generously: every way in which it could mean an account counts. Case and writings of one letter do not
 * matter, a domain that Windows does not tell is taken for the one that was named, and so is one in another form, such as {@code corp.example} for
 * {@code CORP}. Immutable.
 * @see UserSelector
 */
public final class UserProtection extends UserName {

    private UserProtection(String text) {
        super(text, UserProtection::folded);
    }

    /**
     * Reads a name such as {@code anna}, {@code CORP\anna}, {@code .\anna} (an account of the host itself) or {@code svc-*}.
     * @throws IllegalArgumentException when no account can have that name, so that it would protect nobody; the message names the accepted forms
     */
    public static UserProtection parse(String text) {
        return new UserProtection(text);
    }

    /**
     * {@return whether the account may be meant}
     * @param machineName the name of the host that lists it, empty where that is not known: then anybody may be an account of its own
     */
    public boolean mayMean(UserAccount account, String machineName) {
        if (!nameGlob.matches(account.name())) {
            return false;
        }
        String known = account.domain();
        if (!hasDomain() || known.isEmpty()) {
            return true;
        }
        if (isOfThisMachine()) {
            return machineName.isEmpty() || folded(known).equals(folded(machineName)) || isDns(known);
        }
        return domainGlob.matches(known) || isDns(known) != isDns(domain);
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
}
