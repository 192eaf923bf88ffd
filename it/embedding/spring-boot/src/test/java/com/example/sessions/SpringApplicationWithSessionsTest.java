package com.example.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sessionctl.jmx.SessionJmxRegistration;
import io.github.sessionctl.session.SessionException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class SpringApplicationWithSessionsTest {

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

    @Test
    void sessionsAreShownAsLongAsTheContextLives() throws Exception {
        ObjectName host;
        try (ConfigurableApplicationContext context = start("simulated")) {
            host = context.getBean(SessionJmxRegistration.class).objectNames().get(0);
            assertThat(host).hasToString("io.github.sessionctl:type=SessionHost,name=simulated");
            assertThat(beans.getAttribute(host, "SessionCount")).isEqualTo(7);
            assertThat(beans.getAttribute(host, "ReadOnly")).isEqualTo(true);
        }
        assertThat(beans.isRegistered(host)).isFalse();
    }

    @Test
    void contextDoesNotStartWithAHostThatCannotBeOpened() {
        assertThatThrownBy(() -> start("simulated:no-such-file").close())
                .hasRootCauseInstanceOf(java.io.IOException.class)
                .hasStackTraceContaining(SessionException.class.getName());
    }

    @Test
    void pageShowsTheExampleAsItIsCompiledHere() throws Exception {
        String source = Files.readString(Path.of("src/main/java/com/example/sessions/SessionMBeans.java"));
        String example = source.substring(
                source.indexOf("// doc: begin") + "// doc: begin".length(), source.indexOf("// doc: end"));

        assertThat(words(Files.readString(Path.of(System.getProperty("embedding.page")))))
                .contains(words(example));
    }

    private static ConfigurableApplicationContext start(String hosts) {
        return new SpringApplicationBuilder(SpringApplicationWithSessions.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run("--session.hosts=" + hosts, "--session.readOnly=true", "--logging.level.root=OFF");
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
