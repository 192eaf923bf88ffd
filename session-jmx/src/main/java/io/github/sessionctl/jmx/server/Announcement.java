package io.github.sessionctl.jmx.server;

import java.util.ArrayList;
import java.util.List;
import javax.management.ObjectName;

/** What the server prints when it is ready: the sessions of each host, and how to connect. */
public final class Announcement {

    private Announcement() {}

    /** The lines. */
    public static List<String> of(SessionServer server) {
        List<String> lines = new ArrayList<>();
        for (ObjectName name : server.objectNames()) {
            lines.add("Sessions on " + server.attribute(name, "HostName") + ":");
            lines.add("");
            for (String line : (String[]) server.attribute(name, "SessionTable")) {
                lines.add("  " + line);
            }
            lines.add("");
        }
        boolean isReadOnly =
                server.objectNames().stream().allMatch(name -> (boolean) server.attribute(name, "ReadOnly"));
        lines.add("Connect:  jconsole " + server.url());
        lines.add("          (answer \"Insecure connection\", then open the tab MBeans, "
                + "io.github.sessionctl, SessionHost)");
        server.objectNames().forEach(name -> lines.add("MBean:    " + name));
        lines.add("Access:   this machine only, but everybody who is logged on to it, without a password; "
                + (isReadOnly ? "read-only" : "start with --read-only and nobody can log users off"));
        lines.add("Stop:     Ctrl-C");
        return lines;
    }
}
