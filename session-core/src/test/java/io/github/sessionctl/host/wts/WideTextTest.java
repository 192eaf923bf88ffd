package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageStyle;
import io.github.sessionctl.session.SessionId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SimulatedWindows.class)
class WideTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "M\u00fcller", "\ud83d\ude00", "left\ud83d", "\ude00right"})
    void everyUnitIsReadAgainAsItWasWritten(String text) {
        byte[] bare = Layout.wide(text);
        byte[] terminated = Layout.nulTerminated(text);

        assertThat(bare).hasSize(2 * text.length());
        assertThat(terminated).hasSize(2 * text.length() + 2).startsWith(bare).endsWith(0, 0);
        assertThat(Layout.text(Layout.of(terminated), 0, text.length() + 1)).isEqualTo(text);
    }

    @Test
    void messageWithHalfASurrogatePairArrivesAsItIs() {
        WtsSimulator.load("session id=4 user=dana");
        try (SessionHost host = WtsSessionHost.local()) {
            host.sendMessage(
                    new SessionId(4),
                    new Message("half \ud83d", "\ude00 half", MessageStyle.WARNING, Duration.ofSeconds(1)));
        }

        assertThat(SimulatedWindows.calls()).singleElement().satisfies(call -> {
            assertThat(call.argument("title")).contains("half \ud83d");
            assertThat(call.argument("text")).contains("\ude00 half");
        });
    }
}
