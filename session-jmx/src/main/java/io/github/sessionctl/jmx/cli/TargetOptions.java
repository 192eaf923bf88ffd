package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.host.HostAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the sessions are: on hosts that this process asks, or behind a running MBean. */
final class TargetOptions {

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
        try {
            return HostAddress.parseList(text);
        } catch (IllegalArgumentException e) {
            throw new WrongCommandLineException(
                    (option != null || property == null ? "--hosts: " : "-Dsession.hosts: ") + e.getMessage());
        }
    }

    /** Connects to the server of {@code --url}. The property names hosts to be asked from here, not a server's. */
    RemoteServer connect() throws IOException {
        if (url == null) {
            throw new IllegalStateException("no --url was given");
        }
        List<String> names = hosts == null
                ? List.of()
                : hosts(hosts).stream().map(HostAddress::toString).toList();
        RemoteLogin credentials = login == null || passwordFile == null ? null : RemoteLogin.read(login, passwordFile);
        RemoteServer.Encryption encryption = tls ? RemoteServer.Encryption.TLS : RemoteServer.Encryption.NONE;
        return RemoteServer.connect(RemoteServer.url(url), encryption, credentials, names);
    }

    /** A server of {@code --url} cannot do this. */
    static WrongCommandLineException notRemote(String what) {
        return new WrongCommandLineException("with --url, " + what);
    }
}
