package com.example.sessions;

import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.SessionJmxRegistration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The MBeans, from the start of the application to its end. */
// doc: begin
@Configuration
public class SessionMBeans {

    @Bean(destroyMethod = "close")
    SessionJmxRegistration sessions(
            @Value("${session.hosts:local}") String hosts, @Value("${session.readOnly:false}") boolean readOnly) {
        return SessionJmx.register(SessionJmxOptions.forHosts(hosts).readOnly(readOnly));
    }
}
// doc: end
