package io.github.sessionctl.safety;

import io.github.sessionctl.session.UserAccount;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The two readings of a name. Selecting is exact; protecting is generous: every way in which the text could mean the account counts. */
final class Names {

    private Names() {}

    /** Whether the text selects the account. */
    static boolean selects(String text, UserAccount account, String machineName) {
        if (!matches(name(text), account.name(), false)) {
            return false;
        }
        return switch (domain(text)) {
            case "" -> true;
            case "." -> !machineName.isEmpty() && matches(machineName, account.domain(), false);
            default -> matches(domain(text), account.domain(), false);
        };
    }

    /** Whether the text may mean the account, so that it protects it. */
    static boolean mayMean(String text, UserAccount account, String machineName) {
        if (!matches(name(text), account.name(), true)) {
            return false;
        }
        String domain = domain(text);
        boolean isUnknown = domain.isEmpty() || account.domain().isEmpty();
        if (domain.equals(".")) {
            return isUnknown
                    || machineName.isEmpty()
                    || isDns(account.domain())
                    || matches(machineName, account.domain(), true);
        }
        // CORP and corp.example may be the same domain.
        return isUnknown || isDns(domain) != isDns(account.domain()) || matches(domain, account.domain(), true);
    }

    static boolean isSameProcess(String kept, String running) {
        return bare(kept).equals(bare(running));
    }

    private static String bare(String process) {
        return process.toLowerCase(Locale.ROOT).replaceFirst("\\.exe$", "");
    }

    private static String domain(String text) {
        return text.contains("\\") ? text.substring(0, text.indexOf('\\')) : "";
    }

    private static String name(String text) {
        return text.substring(text.indexOf('\\') + 1);
    }

    private static boolean isDns(String domain) {
        return domain.contains(".");
    }

    private static boolean matches(String pattern, String text, boolean generously) {
        String regex = fold(pattern, generously)
                .codePoints()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return Pattern.matches(regex, fold(text, generously));
    }

    /** For Windows a dotless i is no i; whoever writes either of them to protect somebody may mean both, and so with the two ways to write an accent. */
    private static String fold(String name, boolean generously) {
        if (generously) {
            String plain =
                    Normalizer.normalize(name.replace('\u0131', 'i').replace('\u0130', 'I'), Normalizer.Form.NFKD);
            return plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        }
        return name.codePoints()
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)) == c ? Character.toUpperCase(c) : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
