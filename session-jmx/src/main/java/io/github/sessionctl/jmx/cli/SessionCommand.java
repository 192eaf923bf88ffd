package io.github.sessionctl.jmx.cli;

import java.io.IOException;

/** A command of the command line, with its options read. */
interface SessionCommand {

    /**
     * Does its work.
     *
     * @return the exit code
     * @throws picocli.CommandLine.ParameterException when the options make no sense together; nothing has been touched then
     * @throws IOException when a connection over JMX or a file fails; the message says what to do
     * @throws InterruptedException when it was stopped
     */
    int run(Terminal terminal) throws IOException, InterruptedException;
}
