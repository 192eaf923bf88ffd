package com.example.sessions;

import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.SessionJmxRegistration;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** An application that shows the sessions of its machine, and uses its own MBean as an operator would. */
public final class PlainJava {

    private PlainJava() {}

    /** Takes the host: {@code local} on Windows, {@code simulated} anywhere. */
    public static void main(String[] args) throws JMException {
        // doc: begin
        SessionJmxOptions options = SessionJmxOptions.forHosts(args[0]) // "local", or "simulated" to try it out
                .timeout(Duration.ofSeconds(10));
        try (SessionJmxRegistration sessions = SessionJmx.register(options)) {
            MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
            ObjectName host = sessions.objectNames().get(0);
            for (String line : (String[]) beans.getAttribute(host, "SessionTable")) {
                System.out.println(line);
            }
            Object outcome = beans.invoke(
                    host, "logoff", new Object[] {4, "CORP\\dana fox"}, new String[] {"int", "java.lang.String"});
            System.out.println(outcome);
        }
        // doc: end
    }
}
