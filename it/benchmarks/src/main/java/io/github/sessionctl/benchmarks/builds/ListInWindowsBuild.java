package io.github.sessionctl.benchmarks.builds;

import io.github.sessionctl.benchmarks.measure.Benchmark;
import io.github.sessionctl.benchmarks.measure.ChildProcess;
import io.github.sessionctl.benchmarks.measure.Figure;
import io.github.sessionctl.benchmarks.measure.Row;
import io.github.sessionctl.benchmarks.measure.Settings;
import io.github.sessionctl.benchmarks.measure.Turns;
import io.github.sessionctl.benchmarks.measure.WindowsAgent;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What session:list costs a build on the Windows JVM, against a batch file that cuts a table of text and is run by maven-antrun-plugin.
 * The time is taken inside Maven, because the start of a JVM under Wine takes longer than all of it.
 */
public final class ListInWindowsBuild implements Benchmark {

    private static final int BUILDS = 12;

    @Override
    public List<Row> measure() throws Exception {
        Path folder = Settings.folder();
        Path scenario = WindowsAgent.scenario(folder);
        WindowsAgent.batch(folder);
        Path neither = Project.write(folder, "neither");
        Path listing = Project.write(folder, "listing", Project.plugin(Settings.text("benchmark.plugin"), "list", ""));
        Path cutting = Project.write(
                folder,
                "cutting",
                Project.plugin(
                        Settings.text("benchmark.antrunPlugin"),
                        "run",
                        "<target><exec executable=\"cmd\" dir=\"" + folder
                                + "\" failonerror=\"true\"><arg line=\"/c cut.bat\"/></exec></target>"));
        // What the Maven on Windows lacks in its repository comes now.
        run(scenario, listing, List.of());
        run(scenario, cutting, List.of());
        List<Figure> figures = Turns.take(
                BUILDS,
                "ms",
                List.of(
                        () -> build(scenario, neither, "BUILD SUCCESS"),
                        () -> build(scenario, listing, "emil"),
                        () -> build(scenario, cutting, "emil")));
        double plain = figures.get(0).median();
        double list = figures.get(1).median();
        double batch = figures.get(2).median();
        return List.of(new Row(
                "list of 5 sessions in a build on the Windows JVM, within Maven",
                new Row.Way("session:list", figures.get(1)),
                new Row.Way("maven-antrun-plugin with cmd /c and a batch that cuts a table of text", figures.get(2)),
                "less",
                String.format(
                        Locale.ROOT,
                        "%.0f ms against %.0f ms more than a build without either (%.0f ms)",
                        list - plain,
                        batch - plain,
                        plain),
                Optional.of(list < batch)));
    }

    private static double build(Path scenario, Path project, String expected) throws IOException, InterruptedException {
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

    /** The Maven on Windows has a repository of its own with our plugin in it; what else it needs comes from the build's. */
    private static String run(Path scenario, Path project, List<String> options)
            throws IOException, InterruptedException {
        Path maven = Settings.path("benchmark.windowsMaven");
        Path settings = Files.writeString(
                Settings.folder().resolve("settings.xml"),
                "<settings><mirrors><mirror><id>build</id><mirrorOf>*</mirrorOf><url>file:///Z:"
                        + Settings.path("benchmark.repository") + "</url></mirror></mirrors></settings>");
        List<String> command = new ArrayList<>(List.of(
                Settings.windowsJava(),
                "-classpath",
                classworlds(maven).toString(),
                "-Dclassworlds.conf=" + maven.resolve("bin/m2.conf"),
                "-Dmaven.home=" + maven,
                "-Dmaven.multiModuleProjectDirectory=" + project,
                "-Dmaven.ext.class.path=" + Settings.path("benchmark.classes"),
                "org.codehaus.plexus.classworlds.launcher.Launcher",
                "-B",
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + Settings.path("benchmark.windowsRepository")));
        command.addAll(options);
        command.add("validate");
        return ChildProcess.run(project, Map.of("WTS_SIMULATOR_SCENARIO", scenario.toString()), command);
    }

    private static Path classworlds(Path maven) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(maven.resolve("boot"), "plexus-classworlds-*.jar")) {
            return jars.iterator().next();
        }
    }
}
