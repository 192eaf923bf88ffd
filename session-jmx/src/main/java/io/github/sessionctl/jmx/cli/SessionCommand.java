package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.request.SessionRequest;
import java.io.IOException;
import java.util.Objects;

/** A command of the command line, with its options read. */
abstract class SessionCommand {

    /** The options by which something is asked for. */
    final RequestOptions asked;

    SessionCommand(RequestOptions asked) {
        this.asked = asked;
    }

    /**
     * Does its work.
     *
     * @return the exit code
     * @throws WrongCommandLineException or RefusedRequestException when what is asked for makes no sense; nothing has been touched then
     * @throws IOException when a connection over JMX or a file fails; the message says what to do
     */
    abstract int run(Terminal terminal) throws IOException, InterruptedException;

    /** What is asked for. */
    SessionRequest request() {
        return SessionRequest.of(asked.texts(), RequestOption::commandLineOption);
    }

    /** What was written for an option that was given. */
    String text(RequestOption option) {
        return Objects.requireNonNull(asked.texts().get(option)).strip();
    }
}
