package io.github.sessionctl.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the first list of a JVM costs, against a batch file that cuts a table of text. Both in fresh JVMs on the Windows JVM. */
final class ListOnWindows {

    private static final int ROUNDS = 20;

    private final String windowsJvm;
    private final Path folder;

    ListOnWindows(String windowsJvm, Path folder) {
        this.windowsJvm = windowsJvm;
        this.folder = folder;
    }

    Row measure() throws IOException, InterruptedException {
        Path scenario = WindowsAgent.scenario(folder);
        WindowsAgent.batch(folder);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = -1; round < ROUNDS; round++) {
            double list = run(scenario, "list");
            double batch = run(scenario, "batch");
            if (round >= 0) {
                ours.add(list);
                theirs.add(batch);
            }
        }
        Samples list = new Samples(ours);
        Samples batch = new Samples(theirs);
        return new Row(
                "first list of 5 sessions in a fresh JVM on the Windows JVM",
                "session-core, with times, clients and rules",
                list,
                "cmd /c with a batch that cuts a table of text",
                batch,
                "less",
                String.format(Locale.ROOT, "%.0f ms against %.0f ms", list.median(), batch.median()),
                list.median() < batch.median());
    }

    private double run(Path scenario, String way) throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> "Z:" + entry)
                .collect(Collectors.joining(";"));
        ProcessBuilder builder = new ProcessBuilder(windowsJvm, "-cp", classPath, ListOrBatch.class.getName(), way)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(folder.resolve("windows-errors.txt").toFile());
        builder.environment().put("WTS_SIMULATOR_SCENARIO", scenario.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(
                    "the Windows JVM said: " + said + Files.readString(folder.resolve("windows-errors.txt")));
        }
        return Double.parseDouble(said.substring(said.lastIndexOf('\n') + 1).strip());
    }
}
