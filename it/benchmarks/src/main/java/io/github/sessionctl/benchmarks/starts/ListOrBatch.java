package io.github.sessionctl.benchmarks.starts;

import io.github.sessionctl.SessionHosts;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.listing.SessionListing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/** One of the two ways to a list, in a JVM of its own. Prints how many milliseconds it took. */
final class ListOrBatch {

    private ListOrBatch() {}

    /** The way is the only argument: list or batch. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        int lines = arguments[0].equals("list") ? list() : batch();
        double millis = (System.nanoTime() - begin) / 1e6;
        if (lines < 5) {
            throw new IllegalStateException("only " + lines + " lines came");
        }
        System.out.println(millis);
    }

    private static int list() {
        try (SessionHost host = SessionHosts.open("local")) {
            return SessionListing.of(host).table(ZoneId.systemDefault()).size();
        }
    }

    private static int batch() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("cmd", "/c", "cut.bat")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return (int) said.lines().filter(line -> !line.isBlank()).count();
    }
}
