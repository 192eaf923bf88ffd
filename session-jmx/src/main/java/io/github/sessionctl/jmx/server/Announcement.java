package io.github.sessionctl.jmx.server;

import io.github.sessionctl.jmx.connector.ConnectorSettings;
import io.github.sessionctl.jmx.connector.ConnectorSettings.TlsFiles;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/** What the server prints when it is ready: the sessions of each host, unless there are many, how to connect, and who may. */
public final class Announcement {

    /** The sessions of more hosts are nothing to read on a screen, and asking for them would hold the server up. */
    private static final int MOST_TABLES = 5;

    private Announcement() {}

    /** The lines. */
    public static List<String> of(ServedHosts server) {
        List<String> lines = new ArrayList<>();
        List<ObjectName> names = server.objectNames();
        boolean isMany = names.size() > MOST_TABLES;
        if (!isMany) {
            names.forEach(name -> lines.addAll(sessions(name)));
        }
        boolean isReadOnly = names.stream().allMatch(name -> (boolean) attribute(name, "ReadOnly"));
        ConnectorSettings connector = server.connector().settings();
        lines.addAll(connect(connector.tls(), server.connector().url().toString()));
        names.stream().limit(isMany ? 1 : names.size()).forEach(name -> lines.add("MBean:    " + name));
        if (isMany) {
            lines.add("          and " + (names.size() - 1) + " more, one for each host");
        }
        lines.add("Access:   " + access(connector, server.connector().isThisMachineOnly(), isReadOnly));
        lines.add("Stop:     Ctrl-C");
        return lines;
    }

    private static List<String> sessions(ObjectName name) {
        List<String> lines = new ArrayList<>(List.of("Sessions on " + attribute(name, "HostName") + ":", ""));
        Stream.of((String[]) attribute(name, "SessionTable")).forEach(line -> lines.add("  " + line));
        lines.add("");
        return lines;
    }

    /** As JMX clients see it. */
    private static Object attribute(ObjectName bean, String name) {
        try {
            return ManagementFactory.getPlatformMBeanServer().getAttribute(bean, name);
        } catch (JMException e) {
            throw new IllegalStateException(bean + " has no " + name, e);
        }
    }

    /** How JConsole gets there. Its key is the client's own affair: the names are those of the example in docs/securing.md. */
    static List<String> connect(Optional<TlsFiles> tls, String url) {
        String tab = "open the tab MBeans, io.github.sessionctl, SessionHost)";
        if (tls.isEmpty()) {
            return List.of("Connect:  jconsole " + url, "          (answer \"Insecure connection\", then " + tab);
        }
        boolean needsKey = tls.get().clients().isPresent();
        String key = " -J-Djavax.net.ssl.keyStore=client.p12 -J-Djavax.net.ssl.keyStorePassword=PASSWORD";
        return List.of(
                "Connect:  jconsole -J-Djavax.net.ssl.trustStore=client-trust.p12"
                        + " -J-Djavax.net.ssl.trustStorePassword=PASSWORD" + (needsKey ? key : "") + " " + url,
                "          (client-trust.p12 has this server's certificate"
                        + (needsKey ? ", client.p12 the client's own key" : "") + "; " + tab);
    }

    static String access(ConnectorSettings connector, boolean isThisMachineOnly, boolean isReadOnly) {
        List<String> needs = new ArrayList<>();
        if (connector.login().isPresent()) {
            needs.add("user name and password");
        }
        if (connector.tls().flatMap(TlsFiles::clients).isPresent()) {
            needs.add("a certificate that this server knows");
        }
        String who = needs.isEmpty()
                ? ", but everybody who is logged on to it, without a password"
                : ", with " + String.join(" and ", needs);
        String whatOthersDo = connector.login().isPresent()
                ? "viewers look, operators log users off"
                : "start with --read-only and nobody can log users off";
        String mode = isReadOnly ? "read-only" : whatOthersDo;
        String from = isThisMachineOnly ? "this machine only" : "every machine that reaches this port";
        return from + who + "; " + mode;
    }
}
