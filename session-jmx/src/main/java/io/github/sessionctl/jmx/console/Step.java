package io.github.sessionctl.jmx.console;

import java.io.IOException;
import java.util.List;
import javax.management.JMException;

/** One operation on one session, with the user that the operator saw: if the ID has been given to somebody else meanwhile, nothing happens. */
record Step(SessionLine line, String operation, List<Object> parameters) {

    /** What became of the session as it was chosen: the outcome in words, and all that is known of why; empty where there is nothing to add. */
    record Outcome(SessionLine line, String word, String why) {}

    private Step(SessionLine line, String operation, Object... parameters) {
        this(line, operation, List.of(parameters));
    }

    static Step logoff(SessionLine line) {
        return new Step(line, "logoff", id(line), line.account());
    }

    static Step disconnect(SessionLine line) {
        return new Step(line, "disconnect", id(line), line.account());
    }

    static Step ask(SessionLine line, String question, int seconds) {
        return new Step(line, "askToLogOff", id(line), line.account(), question, seconds);
    }

    static Step message(SessionLine line, String title, String text) {
        return new Step(line, "sendMessage", id(line), title, text);
    }

    private static int id(SessionLine line) {
        return Math.toIntExact(line.id());
    }

    /** Does it, and waits for the answer. Where the call itself fails, only the next reading shows whether something was changed. */
    Outcome on(HostBeans beans) {
        try {
            // A message has no parameter for the user, so it is looked here whether the session is still that user's.
            if (operation.equals("sendMessage") && isSomebodyElses(beans)) {
                return outcome("CHANGED", "the session is not this user's any more; nothing was shown");
            }
            return answered(String.valueOf(beans.invoke(line.bean(), operation, parameters.toArray())));
        } catch (IOException | JMException | RuntimeException e) {
            return outcome("FAILED", Wording.reason(e));
        }
    }

    private boolean isSomebodyElses(HostBeans beans) throws IOException, JMException {
        return beans.read(line.bean()).lines().stream()
                .noneMatch(now -> now.key().equals(line.key()));
    }

    /** An outcome by its name. */
    Outcome outcome(String name, String why) {
        return new Outcome(line, Wording.outcome(name), why);
    }

    /** From what an operation answers: the outcome's name, the session, and after a colon why. */
    Outcome answered(String answer) {
        int space = answer.indexOf(' ');
        int colon = answer.indexOf(": ", Math.max(space, 0));
        return outcome(space < 0 ? answer : answer.substring(0, space), colon < 0 ? "" : answer.substring(colon + 2));
    }
}
