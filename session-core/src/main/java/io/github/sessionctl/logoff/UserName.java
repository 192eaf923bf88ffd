package io.github.sessionctl.logoff;

import io.github.sessionctl.session.QuotedInput;
import java.util.regex.Pattern;

/**
 * A name of users as people write it, taken apart: {@code anna}, {@code CORP\anna}, {@code .\anna}, with wildcards in either part.
 *
 * @param domain empty where none was written
 * @param name the part behind the backslash
 */
record UserName(String domain, String name) {

    /** The accepted forms, which end every refusal. */
    static final String FORMS =
            "use the form that Windows lists, such as anna, build-*, CORP\\anna, CORP\\* or .\\anna";

    /** The domain that stands for this machine. */
    static final String THIS_MACHINE = ".";

    private static final String FORBIDDEN = "/[]:;|=,+<>\"\\";
    private static final Pattern SECURITY_IDENTIFIER = Pattern.compile("[Ss]-1(-\\d+)+");

    /** Several times what Windows allows for a part. */
    private static final int LONGEST = 256;

    /**
     * Reads a name.
     *
     * @throws IllegalArgumentException when no account can have it; the message names the accepted forms
     */
    static UserName parse(String text) {
        String trimmed = text.strip();
        int backslash = trimmed.indexOf('\\');
        if (backslash < 0 && trimmed.indexOf('@') >= 0) {
            throw refused(text, "is not how Windows lists a user");
        }
        if (SECURITY_IDENTIFIER.matcher(trimmed).matches()) {
            throw refused(text, "is a security identifier, not a name");
        }
        UserName user = new UserName(
                backslash < 0 ? "" : trimmed.substring(0, backslash).strip(),
                trimmed.substring(backslash + 1).strip());
        if (backslash >= 0) {
            check(user.domain, text);
        }
        check(user.name, text);
        if (user.name.endsWith(".")) {
            throw refused(text, "ends with a dot, as no account does");
        }
        return user;
    }

    private static void check(String part, String text) {
        if (part.length() > LONGEST) {
            throw refused(text, "is longer than any name");
        }
        if (part.isEmpty()) {
            throw refused(text, "is no user");
        }
        TypedName.check(part, FORBIDDEN, FORMS);
    }

    private static IllegalArgumentException refused(String text, String why) {
        return new IllegalArgumentException(QuotedInput.of(text) + ' ' + why + "; " + FORMS);
    }

    boolean hasDomain() {
        return !domain.isEmpty();
    }

    boolean isOfThisMachine() {
        return domain.equals(THIS_MACHINE);
    }

    /** Whether it is one name: without wildcards. */
    boolean isOneName() {
        return Glob.isOneName(domain) && Glob.isOneName(name);
    }

    @Override
    public String toString() {
        return hasDomain() ? domain + '\\' + name : name;
    }
}
