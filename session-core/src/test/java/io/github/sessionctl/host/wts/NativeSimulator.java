package io.github.sessionctl.host.wts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.it.simulator.JournalEntry;
import io.github.sessionctl.it.simulator.WtsSimulator;
import io.github.sessionctl.safety.Act;
import io.github.sessionctl.safety.Simulator;
import io.github.sessionctl.session.SessionId;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The simulated wtsapi32, called through the binding. */
final class NativeSimulator implements Simulator {

    private static final Pattern CONSOLE = Pattern.compile("console=(\\d+|none)");

    private @Nullable SessionId console;

    @Override
    public Set<Lack> lacks() {
        return EnumSet.allOf(Lack.class);
    }

    @Override
    public String machineName() {
        return Optional.ofNullable(System.getenv("COMPUTERNAME")).orElse("");
    }

    /** What it tells is by its own clock. */
    @Override
    public InstantSource clock(InstantSource run) {
        return InstantSource.system();
    }

    @Override
    public SessionHost open(String scenario, InstantSource clock) {
        WtsSimulator.load(scenario);
        rememberConsole(scenario);
        return new ForwardingSessionHost(WtsSessionHost.local()) {

            /** Under Wine kernel32 is Wine's own, and does not know of ours. */
            @Override
            public Optional<SessionId> consoleSession() {
                super.consoleSession();
                return Optional.ofNullable(console);
            }
        };
    }

    @Override
    public void happen(String keys) {
        WtsSimulator.change(keys);
        rememberConsole(keys);
    }

    private void rememberConsole(String keys) {
        Matcher moved = CONSOLE.matcher(keys);
        if (moved.find()) {
            console = moved.group(1).equals("none") ? null : SessionId.parse(moved.group(1));
        }
    }

    @Override
    public void compare(Map<Act, List<Long>> sent) {
        assertThat(journal("WTSLogoffSession")).isEqualTo(sent.get(Act.LOGOFF));
        assertThat(journal("WTSDisconnectSession")).isEqualTo(sent.get(Act.DISCONNECT));
        assertThat(journal("WTSSendMessageW")).isEqualTo(sent.get(Act.MESSAGE));
        assertThat(SimulatedWindows.calls())
                .filteredOn(call -> call.function().equals("WTSLogoffSession"))
                .noneMatch(JournalEntry::waits);
    }

    private static List<Long> journal(String function) {
        return SimulatedWindows.calls().stream()
                .filter(call -> call.function().equals(function))
                .map(call -> call.session().orElseThrow())
                .toList();
    }
}
