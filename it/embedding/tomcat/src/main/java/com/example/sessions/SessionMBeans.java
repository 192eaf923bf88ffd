package com.example.sessions;

import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.SessionJmxRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.jspecify.annotations.Nullable;

/** The MBeans, from the deployment of the web application to its end. */
// doc: begin
@WebListener
public class SessionMBeans implements ServletContextListener {

    private @Nullable SessionJmxRegistration sessions;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext application = event.getServletContext();
        sessions = SessionJmx.register(SessionJmxOptions.forHosts(application.getInitParameter("session.hosts")));
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (sessions != null) {
            sessions.close();
        }
    }
}
// doc: end
