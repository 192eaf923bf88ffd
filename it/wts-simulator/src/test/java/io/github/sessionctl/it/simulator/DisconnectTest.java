package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

@NeedsSimulator
class DisconnectTest {

    @Test
    void sessionStaysWithoutNameAndWithATime() {
        WtsSimulator.load("session id=4 name=\"RDP-Tcp#1\" user=dana disconnectedFor=9h");
        long before = Calls.query(4, 25).buffer().getLong(8 + 176);

        assertThat(Calls.disconnect(4)).isZero();

        assertThat(Calls.list()).containsExactly(new Calls.SessionRow(4, 4, "", "dana", null));
        ByteBuffer data = Calls.query(4, 25).buffer();
        assertThat(data.getLong(8 + 176)).isGreaterThan(before).isLessThanOrEqualTo(data.getLong(8 + 192));
    }

    @Test
    void sessionThatIsDisconnectedStaysAsItIs() {
        WtsSimulator.load("session id=4 state=Disconnected user=dana disconnectedFor=9h");
        long before = Calls.query(4, 25).buffer().getLong(8 + 176);

        assertThat(Calls.disconnect(4)).isZero();

        assertThat(Calls.query(4, 25).buffer().getLong(8 + 176)).isEqualTo(before);
    }
}
