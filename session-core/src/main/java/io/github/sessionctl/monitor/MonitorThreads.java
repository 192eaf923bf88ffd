package io.github.sessionctl.monitor;

/** Starts the monitor's threads: daemons, so that none keeps a JVM alive. */
final class MonitorThreads {

    private MonitorThreads() {}

    static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
