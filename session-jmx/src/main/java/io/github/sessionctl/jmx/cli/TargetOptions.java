package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.host.HostAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the sessions are: on hosts that this process asks, or behind a running MBean. */
final class TargetOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is parsed
    private CommandSpec spec;

    @Option(
            names = "--hosts",
            paramLabel = "HOSTS",
            split = ",",
            hideParamSyntax = true,
            converter = Values.Host.class,
            defaultValue = "${sys:session.hosts}",
            description = {
                "Comma separated: " + HostAddress.FORMS + ". Default: local.",
                "With --url: only these of the server's hosts."
            })
    private @Nullable List<HostAddress> hosts;

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
        if (hosts != null && hosts.isEmpty()) {
            throw wrong("--hosts names no host; use " + HostAddress.FORMS);
        }
        if (url == null && (login != null || passwordFile != null || tls)) {
            throw wrong("--login, --password-file and --tls need --url: they are for the server there");
        }
        if ((login == null) != (passwordFile == null)) {
            throw wrong("--login and --password-file need each other");
        }
        return url != null;
    }

    /** The hosts to ask. */
    List<HostAddress> hosts() {
        return hosts == null
                ? List.of(HostAddress.LOCAL)
                : hosts.stream().distinct().toList();
    }

    /** Connects to the server of {@code --url}. */
    RemoteServer connect() throws java.io.IOException {
        if (url == null) {
            throw new IllegalStateException("no --url was given");
        }
        RemoteLogin credentials =
                login == null || passwordFile == null ? null : RemoteLogin.read(login, passwordFile, this);
        List<String> names = hosts == null || isFromProperty()
                ? List.of()
                : Stream.ofNullable(hosts)
                        .flatMap(List::stream)
                        .map(HostAddress::toString)
                        .toList();
        RemoteServer.Encryption encryption = tls ? RemoteServer.Encryption.TLS : RemoteServer.Encryption.NONE;
        return RemoteServer.connect(RemoteServer.url(url, this), encryption, credentials, names);
    }

    private boolean isFromProperty() {
        return !spec.commandLine().getParseResult().hasMatchedOption("--hosts");
    }

    /** A server of {@code --url} cannot do this. */
    ParameterException notRemote(String what) {
        return wrong("with --url, " + what);
    }

    ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
