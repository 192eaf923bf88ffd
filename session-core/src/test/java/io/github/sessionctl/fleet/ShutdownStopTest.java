package io.github.sessionctl.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ShutdownStopTest {

    @Test
    void endOfTheProcessCancelsAndInterruptsTheRunAndWaitsForItsReport() throws Exception {
        ShutdownStop stop = new ShutdownStop();
        Thread shutdown = new Thread(stop::askAndWait);
        shutdown.start();

        assertThatThrownBy(() -> new CountDownLatch(1).await()).isInstanceOf(InterruptedException.class);
        await().until(() -> stop.cancellation().isCancelled());
        assertThat(stop.isAskedFor()).isTrue();
        assertThat(shutdown.isAlive()).isTrue();
        stop.close();
        shutdown.join();
    }

    @Test
    void stopAfterTheEndInterruptsNobody() {
        ShutdownStop stop = ShutdownStop.ofProcess();
        stop.close();

        stop.ask();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(stop.isAskedFor()).isFalse();
        assertThat(stop.cancellation().isCancelled()).isFalse();
    }
}
