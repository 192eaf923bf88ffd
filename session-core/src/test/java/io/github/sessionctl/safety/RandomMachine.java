package io.github.sessionctl.safety;

import io.github.sessionctl.safety.Simulator.Lack;
import io.github.sessionctl.safety.TrueMachine.Edit;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.UserAccount;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A machine with random sessions, and what may happen to them. */
final class RandomMachine {

    static final List<UserAccount> ACCOUNTS = List.of(
            new UserAccount("CORP", "anna"),
            new UserAccount("CORP", "bernd"),
            new UserAccount("AGENT1", "anna"),
            new UserAccount("CORP", "svc-build"),
            new UserAccount("AGENT1", "svc-build"),
            new UserAccount("", "carla"),
            new UserAccount("corp.example", "dana"),
            new UserAccount("CORP", "dana"),
            new UserAccount("CORP", "ali"),
            new UserAccount("CORP", "al\u0131"),
            new UserAccount("CORP", "ren\u00e9"));

    static final int MOST = 6;
    private static final long LISTENER = 65536;

    private static final List<ConnectState> USUAL = List.of(ConnectState.DISCONNECTED, ConnectState.ACTIVE);

    private static final List<ConnectState> UNUSUAL = List.of(
            ConnectState.CONNECTED,
            ConnectState.DOWN,
            ConnectState.LISTEN,
            ConnectState.SHADOW,
            ConnectState.IDLE,
            ConnectState.UNKNOWN);

    private static final List<Integer> ERRORS = List.of(5, 2, 87, 259, 1702, 1722, 1726, 7007, 7022, 7024);
    private static final List<String> PROCESSES =
            List.of("DevEnv.exe", "editor.exe", "DevEnv.exe", "editor.exe", "game.exe", "devenv2.exe", "");
    private static final List<Integer> MINUTES = List.of(0, 3, 17, 45, 125, 400);

    private final Chance chance;
    private final TrueMachine machine;

    RandomMachine(Chance chance, TrueMachine machine) {
        this.chance = chance;
        this.machine = machine;
    }

    /** A machine at the beginning. */
    static TrueMachine of(Chance chance, Simulator simulator, InstantSource runClock) {
        long own = chance.pick(List.of(0L, 0L, 0L, 2L, 3L, 99L));
        Long console = chance.coin() ? Long.valueOf(1 + chance.below(MOST)) : null;
        String name = chance.once(5) ? "" : "AGENT1";
        boolean hasChildren = chance.once(8);
        List<UserAccount> people = chance.some(5, ACCOUNTS);
        TrueMachine machine = new TrueMachine(
                simulator.lacks().contains(Lack.MACHINE_NAME) ? simulator.machineName() : name,
                own,
                console,
                hasChildren && !simulator.lacks().contains(Lack.CHILD_SESSIONS),
                people,
                simulator.clock(runClock));
        new RandomMachine(chance, machine).furnish(!simulator.lacks().contains(Lack.OTHER_MACHINES));
        return machine;
    }

    /** What goes wrong inside the simulator, in the words of a scenario: for a plan the first lists are mostly right. */
    static String faults(Chance chance) {
        StringBuilder faults = new StringBuilder();
        for (int i = chance.once(3) ? 1 + chance.below(3) : 0; i > 0; i--) {
            String operation = chance.pick(List.of("list", "read", "logoff", "disconnect", "message", "processes"));
            boolean isAboutAll = operation.equals("list") || operation.equals("processes");
            if (operation.equals("list") || operation.equals("read")) {
                faults.append("fault in=" + operation + " times=" + (1 + chance.below(6)) + "\n");
            }
            faults.append("fault in=" + operation + (isAboutAll ? "" : " session=" + (1 + chance.below(MOST)))
                    + " error=" + chance.pick(ERRORS) + " times=" + (1 + chance.below(2)) + "\n");
        }
        return faults.toString();
    }

    private void furnish(boolean knowsOtherMachines) {
        machine.come(0, "").name("Services").state(ConnectState.DISCONNECTED).done();
        for (long id = 1; id <= MOST; id++) {
            if (!chance.once(5)) {
                logOn(id, "", state(), anybody());
            }
        }
        if (chance.once(3)) {
            machine.come(LISTENER, "")
                    .name("RDP-Tcp")
                    .state(ConnectState.LISTEN)
                    .done();
        }
        if (knowsOtherMachines && chance.once(5)) {
            logOn(1 + chance.below(MOST), "VM-1", state(), anybody());
        }
        for (TrueSession session : machine.sessions()) {
            if (session.vm.isEmpty()) {
                session.showsProcesses = !chance.once(8);
                startSome(session);
            }
        }
    }

    private ConnectState state() {
        return chance.pick(chance.once(7) ? UNUSUAL : USUAL);
    }

    private @Nullable UserAccount anybody() {
        return chance.once(12) ? null : chance.pick(machine.people);
    }

    /** Somebody, or nobody, has the ID from now on, and has had for a while. */
    private TrueSession logOn(long id, String vm, ConnectState state, @Nullable UserAccount user) {
        Edit edit = machine.come(id, vm).state(state).user(user);
        if (state != ConnectState.DISCONNECTED) {
            edit.name(chance.once(8) ? "Console" : "RDP-Tcp#" + id);
        }
        if (user != null && machine.isAtTheBeginning() && chance.once(10)) {
            edit.listedAs(chance.once(3) ? chance.pick(ACCOUNTS) : otherDomain(user));
        }
        List<Duration> times = times();
        if (user != null && !chance.once(20)) {
            edit.loggedOn(times.get(0));
        }
        if (chance.coin()) {
            edit.connected(times.get(1));
        }
        if (!chance.once(4)) {
            edit.used(times.get(2));
        }
        if (state == ConnectState.DISCONNECTED ? !chance.once(20) : chance.once(4)) {
            edit.disconnected(times.get(3));
        }
        return edit.lock(chance.once(4) ? LockState.LOCKED : LockState.UNLOCKED)
                .visible(!chance.once(25))
                .done();
    }

    /** Mostly in the order in which people log on, connect, type and go. */
    private List<Duration> times() {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            times.add(Duration.ofMinutes(chance.pick(MINUTES)).plus(machine.shortWhile()));
        }
        if (!chance.once(5)) {
            times.sort(Comparator.reverseOrder());
        }
        return times;
    }

    private void startSome(TrueSession session) {
        if (!chance.once(10)) {
            machine.start(session, "csrss.exe");
        }
        if (chance.once(5)) {
            machine.start(session, chance.pick(PROCESSES));
        }
    }

    /** Something happens to the session with this ID, or to another one. */
    void happen(long about) {
        long id = chance.once(4) ? 1 + chance.below(MOST) : about;
        TrueSession session = machine.session(id);
        if (session == null) {
            if (chance.coin()) {
                startSome(logOn(id, "", state(), anybody()));
            }
        } else if (id > 0 && id <= MOST) {
            happen(session);
        }
    }

    private void happen(TrueSession session) {
        if (session.isEnding && session.user == null) {
            // Its user has gone, and so does what is left.
            machine.vanish(session);
            return;
        }
        switch (chance.below(18)) {
            case 0, 1 ->
                machine.edit(session)
                        .state(ConnectState.ACTIVE)
                        .name("RDP-Tcp#" + (session.id + 20))
                        .connected(Duration.ZERO)
                        .used(Duration.ZERO)
                        .done();
            case 2 ->
                machine.edit(session)
                        .state(ConnectState.DISCONNECTED)
                        .name("")
                        .disconnected(Duration.ZERO)
                        .done();
            case 3 ->
                // Was back, and has gone again.
                machine.edit(session)
                        .state(ConnectState.DISCONNECTED)
                        .name("")
                        .disconnected(machine.shortWhile())
                        .done();
            case 4 -> machine.vanish(session);
            case 5 -> replace(session, session.user);
            case 6 -> replace(session, otherDomain(session.user));
            case 7 -> replace(session, anybody());
            case 8, 9 -> moveConsole(session);
            case 10, 11, 16, 17 -> machine.start(session, chance.pick(PROCESSES));
            case 12 -> {
                if (chance.coin()) {
                    machine.hideProcesses(session);
                } else if (!session.processes.isEmpty()) {
                    machine.end(session, session.processes.iterator().next());
                }
            }
            case 13 ->
                machine.edit(session)
                        .lock(session.lock == LockState.LOCKED ? LockState.UNLOCKED : LockState.LOCKED)
                        .done();
            case 14 -> machine.edit(session).visible(!session.isVisible).done();
            default -> machine.edit(session).used(Duration.ZERO).done();
        }
    }

    /** Another logon under the same ID, as like the one before as can be. */
    private void replace(TrueSession before, @Nullable UserAccount user) {
        machine.vanish(before);
        if (chance.coin()) {
            startSome(logOn(before.id, "", before.state, user));
            return;
        }
        Edit edit = machine.come(before.id, "")
                .state(before.state)
                .name(before.name)
                .user(user)
                .lock(before.lock);
        if (user != null) {
            edit.loggedOn(machine.shortWhile());
        }
        if (before.state == ConnectState.DISCONNECTED) {
            edit.disconnected(Duration.ZERO);
        }
        startSome(edit.done());
    }

    private @Nullable UserAccount otherDomain(@Nullable UserAccount user) {
        return user == null ? null : new UserAccount(user.domain().equals("CORP") ? "AGENT1" : "CORP", user.name());
    }

    /** Mostly the session's name tells, as on Windows. */
    private void moveConsole(TrueSession session) {
        boolean isTold = !chance.once(3);
        if (isTold) {
            machine.edit(session).name("Console").done();
        }
        if (!isTold || chance.coin()) {
            machine.moveConsole(session.id);
        }
    }

    /** A logoff that is under way ends. */
    void end(TrueSession session) {
        switch (chance.below(4)) {
            case 0 -> replace(session, chance.coin() ? session.user : anybody());
            case 1 -> {
                machine.vanish(session);
                machine.come(session.id, "").state(ConnectState.IDLE).done();
            }
            case 2 -> machine.edit(session).state(ConnectState.DOWN).user(null).done();
            default -> machine.vanish(session);
        }
    }
}
