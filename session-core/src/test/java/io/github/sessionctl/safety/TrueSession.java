package io.github.sessionctl.safety;

import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.UserAccount;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A session as it really is, whatever a host says of it. */
final class TrueSession {

    final long id;

    /** The virtual machine that it is in, empty for the host's own. */
    final String vm;

    /** No two logons have the same, and neither has what nobody is logged on to. */
    final long logon;

    @Nullable UserAccount user;

    /** How lists name its account where they have another name for it. */
    @Nullable UserAccount listedAs;

    ConnectState state = ConnectState.ACTIVE;
    String name = "";
    LockState lock = LockState.UNKNOWN;

    @Nullable Instant loggedOnAt;

    @Nullable Instant connectedAt;

    @Nullable Instant disconnectedAt;

    @Nullable Instant usedAt;

    /** The names of its processes; one without a name is empty. */
    Set<String> processes = new TreeSet<>();

    /** Whether our account may see its processes. */
    boolean showsProcesses = true;

    /** Whether our account may see it at all. */
    boolean isVisible = true;

    /** Whether a logoff is under way. */
    boolean isEnding;

    TrueSession(long id, String vm, long logon) {
        this.id = id;
        this.vm = vm;
        this.logon = logon;
    }

    TrueSession copy() {
        TrueSession copy = new TrueSession(id, vm, logon);
        copy.user = user;
        copy.listedAs = listedAs;
        copy.state = state;
        copy.name = name;
        copy.lock = lock;
        copy.loggedOnAt = loggedOnAt;
        copy.connectedAt = connectedAt;
        copy.disconnectedAt = disconnectedAt;
        copy.usedAt = usedAt;
        copy.processes = new TreeSet<>(processes);
        copy.showsProcesses = showsProcesses;
        copy.isVisible = isVisible;
        copy.isEnding = isEnding;
        return copy;
    }

    /** As a list names its account. */
    @Nullable UserAccount listed() {
        return listedAs == null ? user : listedAs;
    }

    @Override
    public String toString() {
        return id + (vm.isEmpty() ? "" : " of " + vm) + " " + state + " '" + name + "' " + user
                + (listedAs == null ? "" : " listed as " + listedAs) + " (logon " + logon + " at " + loggedOnAt
                + ", connected " + connectedAt + ", disconnected " + disconnectedAt + ", used " + usedAt + ") " + lock
                + " runs " + processes + (showsProcesses ? "" : " which nobody sees")
                + (isVisible ? "" : ", invisible") + (isEnding ? ", ending" : "");
    }
}
