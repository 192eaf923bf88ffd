package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.SessionId;
import java.util.Map;

/**
 * Which row of the list is meant: the sessions of a virtual machine may have the IDs of the host's own.
 *
 * @param vm the virtual machine's name with A to Z as a to z, empty for the host's own
 */
record RowKey(SessionId id, String vm) {

    static final String VM = "vm";

    static RowKey own(SessionId id) {
        return new RowKey(id, "");
    }

    static RowKey of(SessionId id, Map<String, String> values) {
        return new RowKey(id, ScenarioValues.folded(values.getOrDefault(VM, "")));
    }

    boolean isOwn() {
        return vm.isEmpty();
    }

    @Override
    public String toString() {
        return "session " + id + (isOwn() ? "" : " of " + vm);
    }
}
