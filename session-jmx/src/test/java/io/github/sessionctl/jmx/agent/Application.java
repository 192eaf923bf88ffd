package io.github.sessionctl.jmx.agent;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.Set;
import java.util.TreeSet;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Somebody's application, which knows nothing of sessions. It does what it is told on standard input, one line at a time, and ends with that:
 * {@code names} prints the MBeans that are none of the JDK's, {@code get ATTRIBUTE} the attribute of each, {@code exit CODE} ends the JVM.
 */
public final class Application {

    private Application() {}

    /** Answers each line with one line. */
    public static void main(String[] args) throws Exception {
        System.out.println("working");
        Scanner orders = new Scanner(System.in, StandardCharsets.UTF_8);
        while (orders.hasNextLine()) {
            String[] order = orders.nextLine().split(" ", 2);
            if (order[0].equals("exit")) {
                System.exit(Integer.parseInt(order[1]));
            }
            System.out.println(order[0].equals("names") ? String.valueOf(names()) : values(order[1]));
        }
        System.out.println("done");
    }

    private static Set<ObjectName> names() throws Exception {
        return new TreeSet<>(server().queryNames(new ObjectName("io.github.sessionctl:*"), null));
    }

    private static String values(String attribute) throws Exception {
        StringBuilder values = new StringBuilder();
        for (ObjectName name : names()) {
            values.append(server().getAttribute(name, attribute)).append(' ');
        }
        return values.toString();
    }

    private static MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }
}
