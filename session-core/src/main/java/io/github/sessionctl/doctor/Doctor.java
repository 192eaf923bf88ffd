package io.github.sessionctl.doctor;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.NativeProbe;
import io.github.sessionctl.host.SessionHost;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds out, without changing anything, what stands in the way of seeing and logging off sessions. Safe for use by several threads. */
public final class Doctor {

    private final SystemDescription system;
    private final NativeProbe natives;
    private final Function<HostAddress, SessionHost> opener;
    private final Function<HostAddress, List<HostAddress>> directory;

    /**
     * A doctor for this system.
     * @param natives what is asked of native code
     * @param opener opens a host; the doctor closes it. It should bound how long a remote host's calls take, for the doctor waits for them
     * @param directory the hosts that an address means; the address itself where it is one host. What it throws is a finding
     */
    public Doctor(
            SystemDescription system,
            NativeProbe natives,
            Function<HostAddress, SessionHost> opener,
            Function<HostAddress, List<HostAddress>> directory) {
        this.system = system;
        this.natives = natives;
        this.opener = opener;
        this.directory = directory;
    }

    /** Looks at the system and at each of these hosts, those behind an address included, once. What fails is a finding, never an exception. */
    public DoctorReport examine(List<HostAddress> hosts) {
        List<Finding> findings = new ArrayList<>(new SystemCheck(system, natives).findings());
        for (HostAddress host : expanded(hosts, findings)) {
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

    /** The hosts behind the addresses, each once; a finding for each address that stands for others than itself. */
    private List<HostAddress> expanded(List<HostAddress> addresses, List<Finding> findings) {
        List<HostAddress> hosts = new ArrayList<>();
        for (HostAddress address : addresses) {
            List<HostAddress> found = new ArrayList<>();
            Finding finding = Finding.check(address + ": hosts", () -> expand(address, found));
            if (finding.status() != FindingStatus.OK || !found.equals(List.of(address))) {
                findings.add(finding);
            }
            found.stream()
                    .filter(host -> hosts.stream().noneMatch(host::isSameAs))
                    .forEach(hosts::add);
        }
        return hosts;
    }

    private Finding expand(HostAddress address, List<HostAddress> found) {
        found.addAll(directory.apply(address));
        String name = address + ": hosts";
        if (found.isEmpty()) {
            return Finding.problem(
                    name, "it stands for no hosts at all", "Check the name, or name the hosts one by one.");
        }
        return Finding.ok(
                name, "stands for " + found.stream().map(HostAddress::toString).collect(Collectors.joining(", ")));
    }
}
