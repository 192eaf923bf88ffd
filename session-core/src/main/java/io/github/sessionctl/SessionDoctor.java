package io.github.sessionctl;

import io.github.sessionctl.doctor.Doctor;
import io.github.sessionctl.doctor.DoctorReport;
import io.github.sessionctl.doctor.SystemDescription;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.wts.WtsProbe;
import java.util.List;

/** Finds out what stands in the way of seeing and logging off sessions from here. Safe for use by several threads. */
public final class SessionDoctor {

    private SessionDoctor() {}

    /**
     * Looks at this system and at each of these hosts, without changing anything. What fails is a finding with the next step, never an exception.
     * Opens each host as {@link SessionHosts#open(HostAddress)} does, and closes it; {@code broker:NAME} and {@code domain:NAME} are expanded as
     * {@link SessionHosts#directory} does.
     * @param hosts may be empty, for the system alone
     * @return the findings: first those about the system, then those about each host in the order given
     */
    public static DoctorReport examine(List<HostAddress> hosts) {
        SystemDescription system = SystemDescription.current(SessionHosts.isWindows());
        return new Doctor(system, new WtsProbe(), SessionHosts::open, SessionHosts.directory()::expand).examine(hosts);
    }
}
