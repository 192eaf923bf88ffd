package io.github.sessionctl.logoff;

import io.github.sessionctl.session.ConnectState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** A scenario with random sessions, processes, faults and changes. */
public final class RandomMachine {

    static final List<ConnectState> STATES = List.of(
            ConnectState.ACTIVE,
            ConnectState.DISCONNECTED,
            ConnectState.DISCONNECTED,
            ConnectState.LISTEN,
            ConnectState.CONNECTED,
            ConnectState.IDLE,
            ConnectState.DOWN);
    private static final List<String> USERS = List.of("", "anna", "bernd", "carla");
    private static final List<String> OPERATIONS =
            List.of("list", "read", "read", "logoff", "logoff", "message", "message", "processes");
    private static final List<Integer> ERRORS = List.of(5, 7022, 7007, 1722, 6);
    /** Silence is rare, because it takes a second where nobody turns the clock. */
    private static final List<String> ANSWERS =
            List.of("yes", "yes", "no", "ok", "cancel", "yes", "no", "yes", "cancel", "timeout");

    private final Random random;
    private final List<String> logoffTakes;
    private final Set<Long> withEditor = new HashSet<>();
    private final String scenario;

    /**
     * A machine.
     *
     * @param logoffTakes how long logoffs may take, as scenarios write it
     */
    public RandomMachine(Random random, List<String> logoffTakes) {
        this.random = random;
        this.logoffTakes = logoffTakes;
        this.scenario = write();
    }

    /** The machine as a scenario file describes it. */
    public String scenario() {
        return scenario;
    }

    /** The sessions in which the editor runs at first. */
    Set<Long> withEditor() {
        return withEditor;
    }

    private String write() {
        StringBuilder text =
                new StringBuilder("host own=" + random.nextInt(8) + " console=" + random.nextInt(8) + "\n");
        List<Integer> ids = new ArrayList<>();
        for (int id = 0; id < 8; id++) {
            if (random.nextInt(4) > 0) {
                ids.add(id);
                text.append("session id=").append(id).append(values());
                text.append(" logoffTakes=").append(pick(logoffTakes));
                text.append(" answer=").append(pick(ANSWERS));
                text.append(random.nextInt(4) == 0 ? " successor=mallory" : "").append('\n');
            }
        }
        for (int id : ids) {
            if (random.nextInt(4) == 0) {
                withEditor.add((long) id);
                text.append("process session=" + id + " id=" + (100 + id) + " name=editor.exe\n");
            }
        }
        if (!ids.isEmpty()) {
            // No machine is without processes.
            text.append("process session=" + ids.get(0) + " id=99 name=csrss.exe\n");
            disturb(text, ids);
        }
        return text.toString();
    }

    private void disturb(StringBuilder text, List<Integer> ids) {
        for (int i = random.nextInt(4); i > 0; i--) {
            String operation = pick(OPERATIONS);
            boolean isForAll = operation.equals("list") || operation.equals("processes") || random.nextInt(4) == 0;
            if (operation.equals("list")) {
                // Mostly a later list than the one that the plan needs.
                text.append("fault in=list times=" + (1 + random.nextInt(4)) + "\n");
            }
            text.append("fault in=").append(operation);
            text.append(isForAll ? "" : " session=" + pick(ids));
            text.append(" error=").append(pick(ERRORS));
            text.append(" times=").append(1 + random.nextInt(2)).append('\n');
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append("change before=").append(pick(List.of("list", "read", "message")));
            text.append(" call=").append(1 + random.nextInt(3));
            text.append(" session=").append(pick(ids));
            text.append(random.nextInt(4) == 0 ? " gone=yes" : values()).append('\n');
        }
    }

    private String values() {
        String user = pick(USERS);
        return " state=" + pick(STATES).windowsName() + " user=" + (user.isEmpty() ? "\"\"" : user) + time("logonAgo")
                + time("disconnectedFor") + time("idleFor");
    }

    private String time(String key) {
        int minutes = random.nextInt(60);
        return random.nextInt(4) == 0 ? "" : String.format(Locale.ROOT, " %s=%dm", key, minutes);
    }

    private <T> T pick(List<T> any) {
        return any.get(random.nextInt(any.size()));
    }
}
