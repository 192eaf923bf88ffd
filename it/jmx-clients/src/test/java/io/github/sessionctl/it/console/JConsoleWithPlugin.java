package io.github.sessionctl.it.console;

import io.github.sessionctl.it.jconsole.Display;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The JDK's JConsole with the runnable jar as its plug-in, in a JVM of its own, and the walk through it. */
final class JConsoleWithPlugin {

    private static final long LONGEST_MINUTES = 3;

    private JConsoleWithPlugin() {}

    /**
     * Walks to the end.
     *
     * @param wishes does what the walk asks for
     * @return what the walk has seen
     */
    static List<String> walk(Display display, String kind, String url, Path pictures, Consumer<String> wishes)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-exports=jdk.jconsole/sun.tools.jconsole=ALL-UNNAMED",
                        "-Duser.language=en",
                        "-cp",
                        System.getProperty("test.classes"),
                        SessionsTabWalk.class.getName(),
                        kind,
                        url,
                        System.getProperty("test.runnableJar"),
                        pictures.toString())
                .redirectErrorStream(true);
        builder.environment().put("DISPLAY", display.name());
        Process process = builder.start();
        process.onExit().orTimeout(LONGEST_MINUTES, TimeUnit.MINUTES).exceptionally(late -> process.destroyForcibly());
        List<String> seen = new ArrayList<>();
        try (BufferedReader output =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter answers = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                seen.add(line);
                if (line.startsWith("please: ")) {
                    wishes.accept(line.substring("please: ".length()));
                    answers.println("done");
                }
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.waitFor() != 0) {
            throw new IOException("The walk ended with " + process.exitValue() + ":\n" + String.join("\n", seen));
        }
        return seen;
    }
}
