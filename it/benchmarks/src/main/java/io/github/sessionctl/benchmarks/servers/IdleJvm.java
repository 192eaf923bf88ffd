package io.github.sessionctl.benchmarks.servers;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.concurrent.TimeUnit;

/** An application that does nothing. Says how much memory it has in use and how many threads, after some time in which its agent may work. */
final class IdleJvm {

    private static final long SECONDS = 5;
    private static final int COLLECTIONS = 3;

    private IdleJvm() {}

    /** Prints heap and metaspace in KiB, and threads. */
    @SuppressWarnings("BusyWait") // the only thing that it is to do
    public static void main(String[] arguments) throws InterruptedException, IOException {
        TimeUnit.SECONDS.sleep(SECONDS);
        for (int collection = 0; collection < COLLECTIONS; collection++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(200);
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long classes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().contains("Metaspace"))
                .mapToLong(IdleJvm::used)
                .sum();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        System.out.println("IDLE " + heap / 1024 + ' ' + classes / 1024 + ' ' + threads);
    }

    private static long used(MemoryPoolMXBean pool) {
        return pool.getUsage().getUsed();
    }
}
