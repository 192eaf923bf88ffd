package io.github.sessionctl.monitor;

/** Starts the monitor's threads; handed in, so that tests can refuse them, as a system does that has no more. */
@FunctionalInterface
interface MonitorThreads {

    /** Daemons, so that none keeps a JVM alive. */
    MonitorThreads DAEMONS = (name, work) -> {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    };

    /** Starts one. */
    Thread start(String name, Runnable work);
}
