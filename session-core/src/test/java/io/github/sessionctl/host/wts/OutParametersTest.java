package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Pointer;
import org.junit.jupiter.api.Test;

class OutParametersTest {

    @Test
    void whatAFunctionPutsThereIsRead() {
        try (OutParameters out = OutParameters.forOneCall()) {
            new Pointer(out.addressOfPointer()).setLong(0, 0x7FFF_1234_5678_9ABCL);
            new Pointer(out.addressOfCount()).setInt(0, 232);

            assertThat(out.pointer()).isEqualTo(0x7FFF_1234_5678_9ABCL);
            assertThat(out.count()).isEqualTo(232);
        }
    }

    @Test
    void aFunctionThatPutsNothingThereLeavesNoPointerOfTheCallBefore() {
        try (OutParameters before = OutParameters.forOneCall()) {
            new Pointer(before.addressOfPointer()).setLong(0, 4096);
            new Pointer(before.addressOfCount()).setInt(0, 7);
            new Pointer(before.addressOfLevel()).setInt(0, 0);
        }
        try (OutParameters out = OutParameters.forOneCall()) {
            assertThat(out.pointer()).isZero();
            assertThat(out.count()).isZero();
            assertThat(new Pointer(out.addressOfLevel()).getInt(0)).isEqualTo(1);
        }
    }

    @Test
    void callsUnderWayAtTheSameTimeHaveMemoryOfTheirOwn() {
        try (OutParameters one = OutParameters.forOneCall();
                OutParameters other = OutParameters.forOneCall()) {
            assertThat(one.addressOfPointer()).isNotEqualTo(other.addressOfPointer());
        }
    }
}
