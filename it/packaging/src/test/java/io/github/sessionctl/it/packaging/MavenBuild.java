package io.github.sessionctl.it.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A build of what is shipped, by the Maven that runs these tests, in a process of its own. */
final class MavenBuild {

    private static final int LONGEST_MINUTES = 15;

    private final Path folder;
    private final Path log;
    private final Process process;

    private MavenBuild(Path folder, Path log, Process process) {
        this.folder = folder;
        this.log = log;
        this.process = process;
    }

    /** As for a release where Maven is online; offline without sources and bills of materials. */
    static MavenBuild start(Path folder, Surroundings surroundings) throws IOException {
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command(surroundings))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("MAVEN_"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("TZ", surroundings.timeZone);
        // A short build is over before the second compiler pays off.
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC " + surroundings.jvmOptions);
        return new MavenBuild(folder, log, builder.start());
    }

    private static List<String> command(Surroundings surroundings) {
        boolean windows = File.separatorChar == '\\';
        List<String> command = new ArrayList<>();
        if (!windows) {
            command.addAll(List.of("sh", "-c", "umask " + surroundings.umask + " && exec \"$0\" \"$@\""));
        }
        command.add(Path.of(Setting.text("test.mavenHome"), "bin", windows ? "mvn.cmd" : "mvn")
                .toString());
        command.addAll(List.of("-B", "-q", "-Dmaven.repo.local=" + Setting.text("test.localRepository")));
        command.addAll(Setting.offline() ? List.of("-o") : List.of("-Prelease", "-Dgpg.skip", "-Dmaven.javadoc.skip"));
        command.addAll(List.of("-Dmaven.test.skip", "package", "-am", "-pl"));
        command.add(String.join(",", ShippedFiles.MODULES));
        return command;
    }

    /** The folder with the finished build. */
    Path await() throws IOException, InterruptedException {
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("the build in " + folder + " still ran after " + LONGEST_MINUTES + " minutes:\n"
                    + Files.readString(log));
        }
        if (process.exitValue() != 0) {
            throw new AssertionError("the build in " + folder + " failed:\n" + Files.readString(log));
        }
        return folder;
    }
}
