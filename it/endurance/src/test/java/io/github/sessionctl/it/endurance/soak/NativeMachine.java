package io.github.sessionctl.it.endurance.soak;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.deadline.CallThreads;
import io.github.sessionctl.host.deadline.DeadlineSessionHost;
import io.github.sessionctl.host.wts.WtsSessionHost;
import io.github.sessionctl.it.simulator.WtsSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The simulated wtsapi32, through the real binding. */
final class NativeMachine implements Machine {

    NativeMachine() {
        WtsSimulator.load(PROTECTED + FAULTS);
    }

    @Override
    public SessionHost open() {
        return DeadlineSessionHost.open(
                HostAddress.LOCAL, WtsSessionHost::local, Duration.ofSeconds(10), CallThreads.shared());
    }

    @Override
    public void happen(String keys) {
        WtsSimulator.change(keys);
    }

    @Override
    public Optional<List<Long>> acceptedLogoffs() {
        List<Long> accepted = WtsSimulator.journal().stream()
                .filter(entry -> entry.function().equals("WTSLogoffSession") && entry.succeeded())
                .map(entry -> entry.session().orElseThrow())
                .toList();
        WtsSimulator.clearJournal();
        return Optional.of(accepted);
    }

    @Override
    public String disorder() {
        return String.join(
                ", ",
                Stream.of(
                                count(WtsSimulator.outstandingBlocks(), "blocks of memory not given back"),
                                count(WtsSimulator.wrongFrees(), "wrong frees"),
                                count(WtsSimulator.wrongHandles(), "wrong handles"))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<String> count(int number, String what) {
        return number == 0 ? Optional.empty() : Optional.of(number + " " + what);
    }
}
