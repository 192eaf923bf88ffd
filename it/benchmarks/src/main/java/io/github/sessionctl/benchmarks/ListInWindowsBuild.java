package io.github.sessionctl.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What session:list costs a build on the Windows JVM, against a batch file that cuts a table of text and is run by maven-antrun-plugin.
 * The time is taken inside Maven, because the start of a JVM under Wine takes longer than all of it.
 */
final class ListInWindowsBuild {

    private static final int ROUNDS = 20;

    /** Fewer rounds, but at least five, where the machine needs longer: such a build can take ten seconds under Wine. */
    private static final Duration ENOUGH = Duration.ofMinutes(5);

    private static final int FEWEST_ROUNDS = 5;

    private final String windowsJvm;
    private final Path maven;
    private final Path buildRepository;
    private final Path folder;

    /** The Maven on Windows has a repository of its own with our plugin in it; what else it needs comes from this one, once. */
    ListInWindowsBuild(String windowsJvm, Path maven, Path buildRepository, Path folder) {
        this.windowsJvm = windowsJvm;
        this.maven = maven;
        this.buildRepository = buildRepository;
        this.folder = folder;
    }

    Row measure(String plugin, String antrunPlugin) throws IOException, InterruptedException {
        Path scenario = WindowsAgent.scenario(folder);
        WindowsAgent.batch(folder);
        Path neither = Project.write(folder, "neither");
        Path listing = Project.write(folder, "listing", Project.plugin(plugin, "list", ""));
        Path cutting = Project.write(
                folder,
                "cutting",
                Project.plugin(
                        antrunPlugin,
                        "run",
                        "<target><exec executable=\"cmd\" dir=\"" + folder
                                + "\" failonerror=\"true\"><arg line=\"/c cut.bat\"/></exec></target>"));
        fillRepository(scenario, List.of(listing, cutting));

        List<Double> nothing = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        long begin = System.nanoTime();
        for (int round = -1; round < ROUNDS; round++) {
            if (round >= FEWEST_ROUNDS && System.nanoTime() - begin > ENOUGH.toNanos()) {
                break;
            }
            double plain = build(scenario, neither, "BUILD SUCCESS");
            double list = build(scenario, listing, "emil");
            double batch = build(scenario, cutting, "emil");
            if (round >= 0) {
                nothing.add(plain);
                ours.add(list);
                theirs.add(batch);
            }
        }
        double plain = new Samples(nothing).median();
        Samples list = new Samples(ours);
        Samples batch = new Samples(theirs);
        return new Row(
                "list of 5 sessions in a build on the Windows JVM, within Maven",
                "session:list",
                list,
                "maven-antrun-plugin with cmd /c and a batch that cuts a table of text",
                batch,
                "less",
                String.format(
                        Locale.ROOT,
                        "%.0f ms against %.0f ms more than a build without either (%.0f ms)",
                        list.median() - plain,
                        batch.median() - plain,
                        plain),
                list.median() < batch.median());
    }

    private void fillRepository(Path scenario, List<Path> projects) throws IOException, InterruptedException {
        for (Path project : projects) {
            run(scenario, project, List.of());
        }
    }

    private double build(Path scenario, Path project, String expected) throws IOException, InterruptedException {
        String said = run(scenario, project, List.of("-o"));
        if (!said.contains(expected)) {
            throw new IOException("the build in " + project + " did not say " + expected + ": " + said);
        }
        return said.lines()
                .filter(line -> line.startsWith(BuildClock.MARK))
                .mapToDouble(line -> Double.parseDouble(line.substring(BuildClock.MARK.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the build in " + project + " was not timed: " + said));
    }

    private String run(Path scenario, Path project, List<String> options) throws IOException, InterruptedException {
        Path settings = Files.writeString(
                folder.resolve("settings.xml"),
                "<settings><mirrors><mirror><id>build</id><mirrorOf>*</mirrorOf><url>file:///Z:" + buildRepository
                        + "</url></mirror></mirrors></settings>");
        List<String> command = new ArrayList<>(List.of(
                windowsJvm,
                "-classpath",
                classworlds().toString(),
                "-Dclassworlds.conf=" + maven.resolve("bin/m2.conf"),
                "-Dmaven.home=" + maven,
                "-Dmaven.multiModuleProjectDirectory=" + project,
                "-Dmaven.ext.class.path=" + System.getProperty("benchmark.classes"),
                "org.codehaus.plexus.classworlds.launcher.Launcher",
                "-B",
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + System.getProperty("benchmark.windowsRepository")));
        command.addAll(options);
        command.add("validate");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("WTS_SIMULATOR_SCENARIO", scenario.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the build in " + project + " failed: " + said);
        }
        return said;
    }

    private Path classworlds() throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(maven.resolve("boot"), "plexus-classworlds-*.jar")) {
            return jars.iterator().next();
        }
    }
}
