package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.host.HostAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the sessions are: on hosts that this process asks, or behind a running MBean. */
final class TargetOptions {

    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    @Option(
            names = "--hosts",
            paramLabel = "HOSTS",
            description = {
                "Comma separated: " + HostAddress.FORMS + ". Default: local.",
                "With --url: only these of the server's hosts."
            })
    private @Nullable String hosts;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Ask a running sessionctl over JMX instead: host:port or service:jmx:...")
    private @Nullable String url;

    @Option(
            names = "--login",
            paramLabel = "NAME",
            description = "With --url: the name to log in with, where the server wants one.")
    private @Nullable String login;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "With --login: a file whose first line is the password. Only its owner may be able to read it.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--tls",
            description =
                    "With --url: the server uses TLS. Whom to trust is said with -Djavax.net.ssl.trustStore before"
                            + " -jar.")
    private boolean tls;

    /** Checks that the options go together. */
    boolean isRemote() {
        if (url == null && (login != null || passwordFile != null || tls)) {
            throw new WrongCommandLineException(
                    "--login, --password-file and --tls need --url: they are for the server there");
        }
        if ((login == null) != (passwordFile == null)) {
            throw new WrongCommandLineException("--login and --password-file need each other");
        }
        return url != null;
    }

    /** The hosts to ask. */
    List<HostAddress> hosts() {
        return hosts(hosts);
    }

    /** The hosts that an option, or else the property, names; this machine where neither does. */
    static List<HostAddress> hosts(@Nullable String option) {
        String property = System.getProperty("session.hosts");
        String text = option != null ? option : property != null ? property : HostAddress.LOCAL.toString();
        String where = option != null || property == null ? "--hosts: " : "-Dsession.hosts: ";
        return WrongCommandLineException.unless(where, () -> HostAddress.parseList(text));
    }

    /** Connects to the server of {@code --url}. The property names hosts to be asked from here, not a server's. */
    RemoteServer connect() throws IOException {
        if (url == null) {
            throw new IllegalStateException("no --url was given");
        }
        List<String> names = hosts == null
                ? List.of()
                : hosts(hosts).stream().map(HostAddress::toString).toList();
        String @Nullable [] credentials =
                login == null || passwordFile == null ? null : new String[] {login, password(passwordFile)};
        return RemoteServer.connect(RemoteServer.url(url), tls, credentials, names);
    }

    /** The first line of the file. Where the file system tells, others must not be able to read it. */
    private static String password(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
                throw new WrongCommandLineException("--password-file " + file
                        + " can be read by others than its owner; take that right away, with chmod 600");
            }
            return lines.findFirst()
                    .filter(password -> !password.isEmpty())
                    .orElseThrow(() -> new WrongCommandLineException(
                            "--password-file " + file + " is empty; its first line must be the password"));
        } catch (IOException e) {
            throw new WrongCommandLineException(
                    "--password-file " + file + " cannot be read (" + e + "); check the path");
        }
    }

    /** Calls an operation of the one MBean of the server that is meant. */
    RemoteAnswer ask(Terminal terminal, String operation, Object... arguments) throws IOException {
        try (RemoteServer server = connect()) {
            return server.onlyBean().ask(terminal, operation, arguments);
        }
    }

    /** A server of {@code --url} cannot do this. */
    static WrongCommandLineException notRemote(String what) {
        return new WrongCommandLineException("with --url, " + what);
    }
}
