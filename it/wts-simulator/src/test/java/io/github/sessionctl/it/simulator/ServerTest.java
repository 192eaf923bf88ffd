package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Pointer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NeedsSimulator
class ServerTest {

    @BeforeEach
    void loadOneSession() {
        WtsSimulator.load("host name=AGENT-07\nsession id=4");
    }

    @Test
    void everyNameShowsTheSameMachine() {
        Pointer one = Calls.open("AGENT-07");
        Pointer other = Calls.open("elsewhere");

        assertThat(Calls.listOn(one)).isEqualTo(Calls.list()).isEqualTo(Calls.listOn(other));
        assertThat(WtsSimulator.openHandles()).isEqualTo(2);
        Wtsapi32.WTSCloseServer(one);
        Wtsapi32.WTSCloseServer(other);
        assertThat(WtsSimulator.openHandles()).isZero();
        assertThat(WtsSimulator.wrongHandles()).isZero();
    }

    @Test
    void closedHandleIsInvalidAndCounted() {
        Pointer server = Calls.open("AGENT-07");
        Wtsapi32.WTSCloseServer(server);

        assertThat(Calls.listError(server)).isEqualTo(6);
        Wtsapi32.WTSCloseServer(server);
        assertThat(WtsSimulator.wrongHandles()).isEqualTo(2);
    }

    @Test
    void closingThisMachineIsCounted() {
        Wtsapi32.WTSCloseServer(null);

        assertThat(WtsSimulator.wrongHandles()).isOne();
    }

    @Test
    void handlesFromBeforeALoadAreInvalid() {
        Pointer old = Calls.open("AGENT-07");
        WtsSimulator.load("session id=4");
        Pointer fresh = Calls.open("AGENT-07");

        assertThat(fresh).isNotEqualTo(old);
        assertThat(Calls.listError(old)).isEqualTo(6);
        Wtsapi32.WTSCloseServer(fresh);
    }
}
