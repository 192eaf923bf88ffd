package io.github.sessionctl.jmx.console;

import java.io.IOException;
import java.util.List;
import javax.management.JMException;

/**
 * One operation on one session, with the user that the operator saw: if the ID has been given to somebody else meanwhile, nothing
 * happens.
 *
 * @param line the session
 * @param operation the MBean's operation
 * @param parameters what it is called with
 * @param types of what types these are
 */
record Step(SessionLine line, String operation, List<Object> parameters, List<Class<?>> types) {

    static Step logoff(SessionLine line) {
        return new Step(line, "logoff", List.of(id(line), line.account()), List.of(int.class, String.class));
    }

    static Step disconnect(SessionLine line) {
        return new Step(line, "disconnect", List.of(id(line), line.account()), List.of(int.class, String.class));
    }

    static Step ask(SessionLine line, String question, int seconds) {
        return new Step(
                line,
                "askToLogOff",
                List.of(id(line), line.account(), question, seconds),
                List.of(int.class, String.class, String.class, int.class));
    }

    static Step message(SessionLine line, String title, String text) {
        return new Step(
                line, "sendMessage", List.of(id(line), title, text), List.of(int.class, String.class, String.class));
    }

    private static int id(SessionLine line) {
        return Math.toIntExact(line.id());
    }

    /** Does it, and waits for the answer. */
    Outcome on(HostBeans beans) {
        try {
            // A message has no parameter for the user, so it is looked here whether the session is still that user's.
            if (operation.equals("sendMessage") && isSomebodyElses(beans)) {
                return new Outcome(
                        line, Wording.outcome("CHANGED"), "the session is not this user's any more; nothing was shown");
            }
            return Outcome.of(line, String.valueOf(beans.invoke(line.bean(), operation, parameters, types)));
        } catch (IOException | JMException | RuntimeException e) {
            return Outcome.failed(line, Reason.of(e));
        }
    }

    private boolean isSomebodyElses(HostBeans beans) throws IOException, JMException {
        return beans.read(line.bean()).lines().stream()
                .noneMatch(now -> now.key().equals(line.key()));
    }
}
