package io.github.sessionctl.it.jconsole;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A display that nobody sees: an Xvfb of its own, which takes a number that is free. */
public final class Display implements AutoCloseable {

    private final Process xvfb;
    private final String name;

    private Display(Process xvfb, String name) {
        this.xvfb = xvfb;
        this.name = name;
    }

    public static Display open() throws IOException {
        Process xvfb = new ProcessBuilder(
                        System.getProperty("test.xvfb"),
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        "1300x720x24",
                        "-nolisten",
                        "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(xvfb.getInputStream(), StandardCharsets.UTF_8));
        String number = output.readLine();
        if (number == null) {
            throw new IOException("Xvfb ended without a display, with exit code "
                    + xvfb.onExit().join().exitValue());
        }
        return new Display(xvfb, ":" + number.strip());
    }

    /** As the variable DISPLAY names it. */
    public String name() {
        return name;
    }

    @Override
    public void close() {
        xvfb.destroy();
        xvfb.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
