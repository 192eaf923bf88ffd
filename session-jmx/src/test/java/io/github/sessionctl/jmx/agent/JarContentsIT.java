package io.github.sessionctl.jmx.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What the agent puts on the class path of the application that it is loaded into. */
class JarContentsIT {

    @Test
    void jarBringsNothingButOursAndJna() throws Exception {
        try (JarFile jar = new JarFile(ApplicationProcess.jar())) {
            assertThat(jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName))
                    .hasSizeGreaterThan(100)
                    .allMatch(name -> name.startsWith("io/github/sessionctl/")
                            || name.startsWith("com/sun/jna/")
                            || name.startsWith("META-INF/"))
                    .noneMatch(name -> name.startsWith("META-INF/versions/"))
                    // The one service that we offer: JConsole alone asks for it, no application does.
                    .filteredOn(name -> name.startsWith("META-INF/services/"))
                    .containsExactly("META-INF/services/com.sun.tools.jconsole.JConsolePlugin");
        }
    }

    @Test
    void manifestNamesTheAgentAndAsksForNothingMore() throws Exception {
        try (JarFile jar = new JarFile(ApplicationProcess.jar())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Premain-Class")).isEqualTo(SessionAgent.class.getName());
            assertThat(manifest.getValue("Agent-Class")).isEqualTo(SessionAgent.class.getName());
            assertThat(manifest.keySet())
                    .extracting(String::valueOf)
                    .doesNotContain("Boot-Class-Path", "Can-Retransform-Classes", "Can-Redefine-Classes", "Class-Path");
        }
    }
}
