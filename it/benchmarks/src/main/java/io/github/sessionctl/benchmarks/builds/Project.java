package io.github.sessionctl.benchmarks.builds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Projects to be built: without sources, and with the plugins that are given. */
final class Project {

    private Project() {}

    /** Writes a project that runs these plugins in its builds, and gives its folder. */
    static Path write(Path folder, String name, String... plugins) throws IOException {
        Path project = Files.createDirectories(folder.resolve(name));
        Files.writeString(project.resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>benchmark</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <build>
                    <plugins>
                %s    </plugins>
                  </build>
                </project>
                """.formatted(name, String.join("", plugins)));
        return project;
    }

    /** A plugin of which one goal is bound to the phase {@code validate}. */
    static String plugin(String coordinates, String goal, String configuration) {
        String[] parts = coordinates.split(":", -1);
        return """
                      <plugin>
                        <groupId>%s</groupId>
                        <artifactId>%s</artifactId>
                        <version>%s</version>
                        <executions>
                          <execution>
                            <phase>validate</phase>
                            <goals>
                              <goal>%s</goal>
                            </goals>
                            <configuration>
                              %s
                            </configuration>
                          </execution>
                        </executions>
                      </plugin>
                """.formatted(parts[0], parts[1], parts[2], goal, configuration);
    }
}
