package io.github.sessionctl.maven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ShutdownStopTest {

    @Test
    void endOfTheProcessInterruptsTheRunAndWaitsForItsReport() throws Exception {
        ShutdownStop stop = new ShutdownStop();
        Thread shutdown = new Thread(stop::stop);
        shutdown.start();

        assertThatThrownBy(() -> new CountDownLatch(1).await()).isInstanceOf(InterruptedException.class);
        assertThat(shutdown.isAlive()).isTrue();
        stop.finished();
        shutdown.join();
    }
}
