package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.jmx.Version;
import io.github.sessionctl.jmx.connector.ConnectorSettings;
import io.github.sessionctl.jmx.server.ServerSettings;
import java.io.PrintStream;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the server. */
final class ServerOptions {

    private static final int LARGEST_PORT = 65_535;

    private ServerOptions() {}

    /**
     * Reads a command line.
     *
     * @param out where help or version go when they are asked for
     * @return empty when help or version have been asked for: then there is nothing more to do
     * @throws ParameterException when the command line is wrong; the message says in what
     */
    static Optional<ServerSettings> parse(String[] args, PrintStream out) {
        Arguments arguments = new Arguments();
        CommandLine command = new CommandLine(arguments);
        command.setUsageHelpWidth(100);
        command.parseArgs(args);
        if (command.isUsageHelpRequested()) {
            command.usage(out);
            return Optional.empty();
        }
        if (command.isVersionHelpRequested()) {
            command.printVersionHelp(out);
            return Optional.empty();
        }
        return Optional.of(arguments.options());
    }

    /** The command line as picocli fills it. */
    @Command(
            name = "java -jar sessionctl.jar",
            sortOptions = false,
            mixinStandardHelpOptions = true,
            versionProvider = ProductVersion.class,
            description = "%nShows the sessions of Windows machines to JMX clients on this machine, and lets them log"
                    + " users off. Prints the sessions and how to connect, and serves until it is ended with Ctrl-C.%n",
            footer = {
                "",
                "Examples:",
                "  java -jar sessionctl.jar                      this Windows machine",
                "  java -jar sessionctl.jar --hosts simulated    try it out, on any system",
                "  java -jar sessionctl.jar --read-only          look, but log nobody off",
                "",
                "Exit code: 1 when it cannot start, 2 when the command line is wrong."
            })
    private static final class Arguments {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before anything is parsed
        private CommandSpec spec;

        @Option(
                names = "--hosts",
                paramLabel = "HOSTS",
                defaultValue = "${sys:session.hosts:-local}",
                description = "Comma separated: " + HostAddress.FORMS + ". Also -Dsession.hosts before -jar."
                        + " Default: local.")
        private String hosts = "local";

        @Option(
                names = "--port",
                paramLabel = "PORT",
                defaultValue = "9875",
                description = "Port on 127.0.0.1; 0 takes any that is free. Default: 9875.")
        private int port;

        @Option(names = "--read-only", description = "Refuse every operation that changes something.")
        private boolean readOnly;

        ServerSettings options() {
            if (port < 0 || port > LARGEST_PORT) {
                throw new ParameterException(
                        spec.commandLine(), "--port " + port + " is not between 0 and " + LARGEST_PORT);
            }
            try {
                return ServerSettings.forHosts(HostAddress.parseList(hosts))
                        .readOnly(readOnly)
                        .connector(ConnectorSettings.builder().port(port).build());
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "--hosts: " + e.getMessage(), e);
            }
        }
    }

    /** What {@code --version} prints. */
    private static final class ProductVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"sessionctl " + Version.TEXT};
        }
    }
}
