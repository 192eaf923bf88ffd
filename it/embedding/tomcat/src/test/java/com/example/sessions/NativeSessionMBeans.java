package com.example.sessions;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.deadline.CallThreads;
import io.github.sessionctl.host.deadline.DeadlineSessionHost;
import io.github.sessionctl.host.wts.WtsSessionHost;
import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.SessionJmxRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;

/** This machine and a server through the real binding, also where the system is not Windows and the simulator stands in for it. */
@WebListener
public class NativeSessionMBeans implements ServletContextListener {

    private SessionJmxRegistration sessions;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        sessions = SessionJmx.register(SessionJmxOptions.forHosts("local,SRV-2").openedBy(NativeSessionMBeans::open));
    }

    private static SessionHost open(HostAddress host) {
        return DeadlineSessionHost.open(
                host,
                () -> host.equals(HostAddress.LOCAL) ? WtsSessionHost.local() : WtsSessionHost.server(host.name()),
                Duration.ofSeconds(10),
                CallThreads.shared());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        sessions.close();
    }
}
