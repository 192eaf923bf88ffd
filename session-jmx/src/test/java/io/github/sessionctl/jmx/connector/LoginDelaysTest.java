package io.github.sessionctl.jmx.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.sessionctl.jmx.connector.LoginDelays.TooManyFailures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoginDelaysTest {

    private static final String ATTACKER = "10.1.2.9";
    private static final String OPERATOR = "10.1.2.3";

    private final AtomicLong time = new AtomicLong();
    private final List<Duration> pauses = new ArrayList<>();
    private final LoginDelays delays = new LoginDelays(time::get, this::pass);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
        await().until(threads::isTerminated);
    }

    private boolean pass(Duration pause) {
        pauses.add(pause);
        time.addAndGet(pause.toNanos());
        return true;
    }

    private static String wrong() throws LoginException {
        throw new FailedLoginException();
    }

    private static void guess(LoginDelays delays, String address, int times) {
        for (int i = 0; i < times; i++) {
            assertThatExceptionOfType(FailedLoginException.class)
                    .isThrownBy(() -> delays.attempt(address, LoginDelaysTest::wrong));
        }
    }

    private static List<Duration> seconds(long... seconds) {
        return Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
    }

    @Test
    void threeWrongPasswordsAreFreeAndEachFurtherOneWaitsTwiceAsLongUpToABound() throws Exception {
        guess(delays, ATTACKER, 3);
        assertThat(pauses).isEmpty();

        guess(delays, ATTACKER, 8);

        assertThat(pauses).isEqualTo(seconds(1, 2, 4, 8, 16, 30, 30, 30));
        assertThat(delays.attempt(ATTACKER, () -> "in")).isEqualTo("in");
        assertThat(pauses).hasSize(9);
    }

    @Test
    void otherAddressesDoNotNotice() throws Exception {
        guess(delays, ATTACKER, 10);
        pauses.clear();

        assertThat(delays.attempt(OPERATOR, () -> "in")).isEqualTo("in");

        assertThat(pauses).isEmpty();
    }

    @Test
    void addressesOfOneNetworkOfIpv6CountAsOne() {
        guess(delays, "2001:db8:0:1:0:0:0:1", 3);
        guess(delays, "2001:db8:0:2:0:0:0:1", 1);
        assertThat(pauses).isEmpty();

        guess(delays, "2001:db8:0:1:0:0:0:2", 1);

        assertThat(pauses).isEqualTo(seconds(1));
    }

    @Test
    void rightPasswordInBetweenDoesNotMakeTheNextGuessQuicker() throws Exception {
        guess(delays, ATTACKER, 4);
        delays.attempt(ATTACKER, () -> "in");
        pauses.clear();

        guess(delays, ATTACKER, 2);

        assertThat(pauses).isEqualTo(seconds(4));
    }

    @Test
    void wrongPasswordsAreForgottenAfterAWhileWithoutOne() {
        guess(delays, ATTACKER, 6);
        pauses.clear();
        time.addAndGet(LoginDelays.MEMORY.toNanos() + 1);

        guess(delays, ATTACKER, 3);

        assertThat(pauses).isEmpty();
    }

    @Test
    void passwordThatCouldNotBeLookedAtCountsForNothing() {
        for (int i = 0; i < 10; i++) {
            assertThatExceptionOfType(LoginException.class)
                    .isThrownBy(() -> delays.attempt(OPERATOR, () -> {
                        throw new LoginException("no file");
                    }));
        }

        assertThat(pauses).isEmpty();
    }

    @Test
    void whoGuessesOnManyConnectionsAtOnceHasNoMoreFreeGuesses() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger looked = new AtomicInteger();
        LoginDelays blocked = blockedBy(gate);
        List<Future<String>> guesses = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            guesses.add(threads.submit(() -> blocked.attempt(ATTACKER, () -> {
                looked.incrementAndGet();
                return wrong();
            })));
        }

        await().until(() -> guesses.stream().filter(Future::isDone).count() == 50 - LoginDelays.MOST_WAITING);
        assertThat(looked).hasValue(LoginDelays.FREE_FAILURES);
        gate.countDown();
        for (Future<String> guess : guesses) {
            assertThatThrownBy(() -> guess.get(20, TimeUnit.SECONDS)).cause().isInstanceOf(LoginException.class);
        }
    }

    /** Nobody's pause comes to an end until the gate opens, and then as if nobody were to wait any more. */
    private LoginDelays blockedBy(CountDownLatch gate) {
        return new LoginDelays(time::get, pause -> {
            gate.await();
            return false;
        });
    }

    @Test
    void onlySoManyWaitWhereverTheyComeFromAndWhoHasNotGuessedComesIn() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch pausing = new CountDownLatch(LoginDelays.MOST_WAITING_IN_ALL);
        LoginDelays blocked = new LoginDelays(time::get, pause -> {
            pausing.countDown();
            gate.await();
            return false;
        });
        List<Future<String>> waiting = new ArrayList<>();
        for (int i = 0; i < LoginDelays.MOST_WAITING_IN_ALL; i++) {
            String address = "10.9.9." + i;
            guess(blocked, address, 3);
            waiting.add(threads.submit(() -> blocked.attempt(address, () -> "in")));
        }
        pausing.await();
        guess(blocked, ATTACKER, 3);

        assertThatExceptionOfType(TooManyFailures.class).isThrownBy(() -> blocked.attempt(ATTACKER, () -> "in"));
        assertThat(blocked.attempt(OPERATOR, () -> "in")).isEqualTo("in");

        gate.countDown();
        for (Future<String> each : waiting) {
            assertThatThrownBy(() -> each.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(TooManyFailures.class);
        }
    }

    @Test
    void nobodyWaitsLongerThanTheBoundHoweverManyComeFirst() {
        // While one waits, another one from the same address gets its guess in.
        AtomicInteger overtaken = new AtomicInteger();
        AtomicLong waited = new AtomicLong();
        LoginDelays[] busy = new LoginDelays[1];
        busy[0] = new LoginDelays(time::get, pause -> {
            waited.addAndGet(pause.toNanos());
            time.addAndGet(pause.toNanos());
            if (overtaken.incrementAndGet() < 100) {
                guess(busy[0], ATTACKER, 1);
            }
            return true;
        });
        guess(busy[0], ATTACKER, 3);

        assertThatExceptionOfType(TooManyFailures.class).isThrownBy(() -> busy[0].attempt(ATTACKER, () -> "in"));

        assertThat(Duration.ofNanos(waited.get())).isLessThanOrEqualTo(LoginDelays.LONGEST);
    }

    @Test
    void closedOneTurnsAwayWhoWouldHaveToWait() throws Exception {
        LoginDelays real = new LoginDelays();
        guess(real, ATTACKER, 3);
        real.close();
        Future<String> waiting = threads.submit(() -> real.attempt(ATTACKER, () -> "in"));

        assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(TooManyFailures.class);
    }

    @Test
    void whoIsInterruptedIsTurnedAwayAndStaysInterrupted() {
        LoginDelays interrupted = new LoginDelays(time::get, pause -> {
            throw new InterruptedException();
        });
        guess(interrupted, ATTACKER, 3);

        assertThatExceptionOfType(TooManyFailures.class).isThrownBy(() -> interrupted.attempt(ATTACKER, () -> "in"));
        assertThat(Thread.interrupted()).isTrue();
    }
}
