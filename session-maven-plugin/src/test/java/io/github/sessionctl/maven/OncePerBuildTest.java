package io.github.sessionctl.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.eclipse.aether.DefaultSessionData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class OncePerBuildTest {

    private final OncePerBuild build = new OncePerBuild(new DefaultSessionData());
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void secondRunWithTheSameKeyIsLeftOut() throws Exception {
        assertThat(build.run("key", runs::incrementAndGet)).isTrue();
        assertThat(build.run("key", runs::incrementAndGet)).isFalse();
        assertThat(runs).hasValue(1);
    }

    @Test
    void anotherKeyRunsAgain() throws Exception {
        build.run("key", runs::incrementAndGet);

        assertThat(build.run("another", runs::incrementAndGet)).isTrue();
        assertThat(runs).hasValue(2);
    }

    @Test
    void anotherBuildRunsAgain() throws Exception {
        build.run("key", runs::incrementAndGet);

        assertThat(new OncePerBuild(new DefaultSessionData()).run("key", runs::incrementAndGet))
                .isTrue();
    }

    @Test
    void othersWaitUntilTheFirstHasFinished() throws Exception {
        CountDownLatch firstIsIn = new CountDownLatch(1);
        CountDownLatch firstMayGo = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Future<Boolean> first = threads.submit(() -> build.run("key", () -> {
                firstIsIn.countDown();
                await(firstMayGo);
                runs.incrementAndGet();
            }));
            await(firstIsIn);
            List<Future<Integer>> others = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                others.add(threads.submit(() -> {
                    assertThat(build.run("key", runs::incrementAndGet)).isFalse();
                    return runs.get();
                }));
            }
            assertThat(others).noneMatch(Future::isDone);
            firstMayGo.countDown();

            assertThat(first.get()).isTrue();
            for (Future<Integer> other : others) {
                assertThat(other.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void failureOfTheFirstIsSharedAsWhatItWas() {
        assertThatThrownBy(() -> build.run("key", () -> {
                    throw new MojoFailureException("one session was not logged off");
                }))
                .isInstanceOf(MojoFailureException.class);

        assertThatThrownBy(() -> build.run("key", runs::incrementAndGet))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("one session was not logged off");
        assertThat(runs).hasValue(0);
    }

    @Test
    void errorOfTheFirstIsSharedAndNobodyWaitsForEver() {
        assertThatThrownBy(() -> build.run("key", () -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThatThrownBy(() -> build.run("key", runs::incrementAndGet))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("broken");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
