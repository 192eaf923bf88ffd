package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.jna.ptr.IntByReference;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsSimulator
@Timeout(30)
class MessageTest {

    private static final int TIMED_OUT = 32000;
    private static final int ASYNCHRONOUS = 32001;

    @ParameterizedTest
    @CsvSource({"ok,1", "cancel,2", "yes,6", "no,7"})
    void answerIsTheScenarios(String answer, int response) {
        WtsSimulator.load("session id=4 user=dana answer=" + answer);

        assertThat(Calls.message(4, 60, true)).isEqualTo(response);
        assertThat(Calls.message(4, 0, true)).isEqualTo(response);
    }

    @Test
    void nobodyWaitsForAnAnswerThatWasNotAskedFor() {
        WtsSimulator.load("session id=4 user=dana");

        assertThat(Calls.message(4, 0, false)).isEqualTo(ASYNCHRONOUS);
    }

    @Test
    void messageTimesOutWhereNobodyAnswersInTime() {
        WtsSimulator.load(
                "session id=4 user=dana answer=yes answersAfter=1h\nsession id=5 answer=yes state=Disconnected");

        long start = System.nanoTime();
        assertThat(Calls.message(4, 1, true)).isEqualTo(TIMED_OUT);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThanOrEqualTo(990);
        assertThat(Calls.message(5, 1, true)).isEqualTo(TIMED_OUT);
    }

    @Test
    void answerTakesItsTime() {
        WtsSimulator.load("session id=4 user=dana answer=no answersAfter=100ms");

        long start = System.nanoTime();
        assertThat(Calls.message(4, 60, true)).isEqualTo(7);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThanOrEqualTo(90);
    }

    @Test
    void messageWithoutTimeoutWaitsUntilTheSessionIsGone() throws Exception {
        WtsSimulator.load("session id=4 user=dana logoffTakes=100ms");
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> Calls.message(4, 0, true));

        await().until(() -> {
            Calls.logoff(4);
            return Calls.list().isEmpty();
        });

        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(-7022);
    }

    @Test
    void lengthsAreBytesAndTextsAreJournaled() {
        WtsSimulator.load("session id=4");
        byte[] title = "A \"b\"\n\uD83D\uDE00!".getBytes(StandardCharsets.UTF_16LE);
        byte[] text = "plain and more".getBytes(StandardCharsets.UTF_16LE);

        assertThat(Wtsapi32.WTSSendMessageW(null, 4, title, title.length, text, 10, 4, 30, new IntByReference(), false))
                .isTrue();

        assertThat(WtsSimulator.journal()).singleElement().satisfies(entry -> {
            assertThat(entry.function()).isEqualTo("WTSSendMessageW");
            assertThat(entry.arguments())
                    .containsEntry("title", "A \"b\"\n\uD83D\uDE00!")
                    .containsEntry("titleBytes", "18")
                    .containsEntry("text", "plain")
                    .containsEntry("textBytes", "10")
                    .containsEntry("style", "4")
                    .containsEntry("timeout", "30")
                    .containsEntry("response", "32001");
            assertThat(entry.waits()).isFalse();
            assertThat(entry.succeeded()).isTrue();
        });
    }

    @Test
    void messageNeedsATextAndAPlaceForTheResponse() {
        WtsSimulator.load("session id=4");
        byte[] text = Calls.utf16("x");

        assertThat(Calls.errorOf(Wtsapi32.WTSSendMessageW(null, 4, null, 2, text, 2, 0, 1, new IntByReference(), true)))
                .isEqualTo(87);
        assertThat(Calls.errorOf(Wtsapi32.WTSSendMessageW(null, 4, text, 2, null, 0, 0, 1, new IntByReference(), true)))
                .isEqualTo(87);
        assertThat(Calls.errorOf(Wtsapi32.WTSSendMessageW(null, 4, text, 2, text, 2, 0, 1, null, true)))
                .isEqualTo(87);
    }
}
