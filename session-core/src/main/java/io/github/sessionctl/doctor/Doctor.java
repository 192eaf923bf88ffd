package io.github.sessionctl.doctor;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finds out what stands in the way of seeing and logging off sessions, without changing anything: what fails is a finding with the
 * next step, never an exception. Safe for use by several threads.
 */
public final class Doctor {

    private final SystemDescription system;
    private final NativeProbe natives;
    private final Function<HostAddress, SessionHost> opener;

    /**
     * A doctor for this system.
     *
     * @param natives what is asked of native code
     * @param opener opens a host; the doctor closes it. It should bound how long a remote host's calls take, for the doctor waits for them
     */
    public Doctor(SystemDescription system, NativeProbe natives, Function<HostAddress, SessionHost> opener) {
        this.system = system;
        this.natives = natives;
        this.opener = opener;
    }

    /** Looks at the system and at each of these hosts, one after the other. */
    public DoctorReport examine(List<HostAddress> hosts) {
        List<Finding> findings = new ArrayList<>(new SystemCheck(system, natives).findings());
        for (HostAddress host : hosts) {
            if (host.kind() == HostAddress.Kind.LOCAL && !system.isWindows()) {
                findings.add(Finding.notChecked(
                        host + ": reachable",
                        "this machine has no Windows sessions",
                        "Name a host that can be reached from here: simulated or simulated:FILE."));
            } else {
                findings.addAll(new HostCheck(host, opener).findings());
            }
        }
        return new DoctorReport(findings);
    }
}
