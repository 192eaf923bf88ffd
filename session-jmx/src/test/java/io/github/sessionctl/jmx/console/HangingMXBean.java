package io.github.sessionctl.jmx.console;

/** An MBean of another make, with one of the attributes. */
public interface HangingMXBean {
    /** Hangs until it is let go. */
    String getHostName();
}
