package io.github.sessionctl.jmx.console;

/**
 * What became of a session.
 *
 * @param line the session as it was chosen
 * @param word the outcome in words
 * @param why all that is known of it; empty where there is nothing to add
 */
record Outcome(SessionLine line, String word, String why) {

    /** From what an operation answers: the outcome's name, the session, and after a colon why. */
    static Outcome of(SessionLine line, String answer) {
        int space = answer.indexOf(' ');
        String name = space < 0 ? answer : answer.substring(0, space);
        int colon = answer.indexOf(": ", Math.max(space, 0));
        return new Outcome(line, Wording.outcome(name), colon < 0 ? "" : answer.substring(colon + 2));
    }

    /** The call itself failed. Whether something was changed only the next reading shows. */
    static Outcome failed(SessionLine line, String why) {
        return new Outcome(line, Wording.outcome("FAILED"), why);
    }

    /** It was cancelled before its turn came. */
    static Outcome notBegun(SessionLine line) {
        return new Outcome(line, Wording.outcome("NOT_BEGUN"), "cancelled before its turn came");
    }
}
