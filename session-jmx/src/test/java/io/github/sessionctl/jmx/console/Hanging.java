package io.github.sessionctl.jmx.console;

import java.util.concurrent.CountDownLatch;

/** An MBean whose attribute hangs until it is let go. */
final class Hanging implements HangingMXBean {

    final CountDownLatch asked = new CountDownLatch(1);
    final CountDownLatch gate;

    Hanging(int locks) {
        gate = new CountDownLatch(locks);
    }

    @Override
    public String getHostName() {
        asked.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "other";
    }
}
