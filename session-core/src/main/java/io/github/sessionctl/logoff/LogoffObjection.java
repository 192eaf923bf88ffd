package io.github.sessionctl.logoff;

/**
 * Why a session is left alone.
 * @param explanation what makes it hold for this session, as a clause
 */
public record LogoffObjection(LogoffRule rule, String explanation) {

    /** The objection in the rule's own words. */
    public static LogoffObjection of(LogoffRule rule) {
        return new LogoffObjection(rule, rule.meaning());
    }
}
