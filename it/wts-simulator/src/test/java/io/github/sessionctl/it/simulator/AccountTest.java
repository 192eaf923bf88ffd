package io.github.sessionctl.it.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.ptr.IntByReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Through advapi32, as the binding asks. Wine's own does not know the simulator's accounts. */
@NeedsSimulator
class AccountTest {

    private static final byte[] SYSTEM = {1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0};

    static final class Advapi32 {

        static {
            Native.register(Advapi32.class, NativeLibrary.getInstance("advapi32"));
        }

        private Advapi32() {}

        static native boolean LookupAccountSidW(
                byte @Nullable [] system,
                byte @Nullable [] sid,
                byte @Nullable [] name,
                IntByReference nameUnits,
                byte @Nullable [] domain,
                IntByReference domainUnits,
                @Nullable IntByReference use);
    }

    @BeforeEach
    void loadAccounts() {
        Assumptions.assumeFalse(Platform.isWindows(), "Wine's advapi32 answers there");
        WtsSimulator.load("""
                server name=RDSH-1
                server name=DOWN error=5
                session id=4 user=dana domain=CORP
                process session=4 id=1 name=a.exe
                process session=4 id=2 name=b.exe user=svc domain=LAB
                """);
    }

    private static byte[] sidOf(int row) {
        return Objects.requireNonNull(Calls.processes(4).get(row).sid());
    }

    /** DOMAIN\\user and the use, or the error. */
    private static String lookUp(@Nullable String system, byte @Nullable [] sid) {
        byte[] name = new byte[40];
        byte[] domain = new byte[40];
        IntByReference nameUnits = new IntByReference(20);
        IntByReference domainUnits = new IntByReference(20);
        IntByReference use = new IntByReference();
        int error = Calls.errorOf(Advapi32.LookupAccountSidW(
                system == null ? null : Calls.utf16(system), sid, name, nameUnits, domain, domainUnits, use));
        return error != 0
                ? "error " + error
                : text(domain, domainUnits) + "\\" + text(name, nameUnits) + " " + use.getValue();
    }

    private static String text(byte[] buffer, IntByReference units) {
        assertThat(buffer[2 * units.getValue()]).isZero();
        return new String(Arrays.copyOf(buffer, 2 * units.getValue()), StandardCharsets.UTF_16LE);
    }

    @Test
    void sidsOfProcessesHaveNames() {
        assertThat(lookUp(null, sidOf(0))).isEqualTo("CORP\\dana 1");
        assertThat(lookUp("", sidOf(1))).isEqualTo("LAB\\svc 1");
        assertThat(lookUp(null, SYSTEM)).isEqualTo("NT AUTHORITY\\SYSTEM 5");
    }

    @Test
    void lookUpsAreNotInTheJournal() {
        lookUp(null, SYSTEM);

        assertThat(WtsSimulator.journal()).isEmpty();
    }

    @Test
    void sidThatNobodyHasIsNotMapped() {
        byte[] unknown = sidOf(0);
        unknown[27]++;

        assertThat(lookUp(null, unknown)).isEqualTo("error 1332");
        assertThat(lookUp(null, new byte[] {2, 0, 0, 0, 0, 0, 0, 0})).isEqualTo("error 1337");
        assertThat(lookUp(null, null)).isEqualTo("error 87");
    }

    @Test
    void buffersThatAreTooSmallAnswerWhatIsNeeded() {
        byte[] sid = sidOf(0);
        IntByReference nameUnits = new IntByReference(0);
        IntByReference domainUnits = new IntByReference(20);

        assertThat(Calls.errorOf(Advapi32.LookupAccountSidW(
                        null, sid, null, nameUnits, new byte[40], domainUnits, new IntByReference())))
                .isEqualTo(122);
        assertThat(nameUnits.getValue()).isEqualTo(5);
        assertThat(domainUnits.getValue()).isEqualTo(5);
        assertThat(Calls.errorOf(Advapi32.LookupAccountSidW(
                        null,
                        sid,
                        new byte[8],
                        new IntByReference(4),
                        new byte[40],
                        domainUnits,
                        new IntByReference())))
                .isEqualTo(122);
    }

    @Test
    void systemIsAMachineLikeAnyOther() {
        byte[] sid = sidOf(0);

        assertThat(lookUp("RDSH-1", sid)).isEqualTo("CORP\\dana 1");
        assertThat(lookUp("DOWN", sid)).isEqualTo("error 5");
        assertThat(lookUp("ELSEWHERE", sid)).isEqualTo("error 1722");
    }

    @Test
    void lookUpFailsOnFaultAndWhereTheAccountIsFromAnEarlierScenario() {
        byte[] sid = sidOf(0);
        WtsSimulator.load("fault in=account error=1789 times=1");

        assertThat(lookUp(null, SYSTEM)).isEqualTo("error 1789");
        assertThat(lookUp(null, SYSTEM)).isEqualTo("NT AUTHORITY\\SYSTEM 5");
        assertThat(lookUp(null, sid)).isEqualTo("error 1332");
    }
}
