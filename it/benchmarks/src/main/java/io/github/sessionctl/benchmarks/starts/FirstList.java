package io.github.sessionctl.benchmarks.starts;

import com.sun.jna.Native;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.wts.WtsSessionHost;

/** A process that lists the sessions once, or that only initialises JNA. */
final class FirstList {

    private FirstList() {}

    /** The only argument: list or jna. */
    public static void main(String[] arguments) {
        if (arguments[0].equals("jna")) {
            System.out.println(Native.POINTER_SIZE);
            return;
        }
        try (SessionHost host = WtsSessionHost.local()) {
            System.out.println(host.list().stream().map(host::read).count());
        }
    }
}
