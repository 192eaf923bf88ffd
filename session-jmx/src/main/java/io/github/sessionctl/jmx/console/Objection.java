package io.github.sessionctl.jmx.console;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.management.ObjectName;

/** What speaks against an action on what is selected. The MBean decides again, whatever is said here. */
final class Objection {

    static final String READ_ONLY = "is read-only: it shows its sessions, and refuses to change anything";

    private Objection() {}

    /** The first thing that speaks against it, as a sentence; empty where nothing does. */
    static Optional<String> to(ConsoleAction action, List<SessionLine> selected, Set<ObjectName> readOnly) {
        if (action == ConsoleAction.LOG_OFF_DISCONNECTED) {
            return Optional.empty();
        }
        if (selected.isEmpty()) {
            return Optional.of("Select a session first.");
        }
        if (action == ConsoleAction.PROCESSES && selected.size() > 1) {
            return Optional.of("Select one session alone to see its processes.");
        }
        return selected.stream()
                .flatMap(line -> to(action, line, readOnly).stream())
                .findFirst();
    }

    /** What an operator reads below the table: why what is selected cannot be logged off, or what is read-only; may be empty. */
    static String words(List<SessionLine> selected, Set<ObjectName> readOnly) {
        if (selected.isEmpty()) {
            return readOnlyHosts(readOnly.size());
        }
        return to(ConsoleAction.LOG_OFF, selected, readOnly).orElse("");
    }

    private static String readOnlyHosts(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> "1 host is read-only: its sessions can be looked at, and not changed.";
            default -> count + " hosts are read-only: their sessions can be looked at, and not changed.";
        };
    }

    private static Optional<String> to(ConsoleAction action, SessionLine line, Set<ObjectName> readOnly) {
        if (!action.looksOnly() && readOnly.contains(line.bean())) {
            return Optional.of(line.host() + " " + READ_ONLY + ".");
        }
        if (line.id() > Integer.MAX_VALUE) {
            return Optional.of(Wording.session(line) + " has an ID larger than the MBean's operations take.");
        }
        return why(action, line).map(why -> Wording.session(line) + " " + why + ".");
    }

    private static Optional<String> why(ConsoleAction action, SessionLine line) {
        return switch (action) {
            case LOG_OFF -> kept("logged off", line);
            case ASK -> kept("logged off", line).or(() -> unread(line));
            case DISCONNECT -> kept("disconnected", line).or(() -> detached(line));
            case MESSAGE -> line.hasUser() ? unread(line) : Optional.of("gets no message: nobody is logged on");
            case PROCESSES ->
                line.id() == 0
                        ? Optional.of("runs the services of Windows; its processes are not shown")
                        : Optional.empty();
            case LOG_OFF_DISCONNECTED -> Optional.empty();
        };
    }

    private static Optional<String> kept(String participle, SessionLine line) {
        return line.protection().isEmpty()
                ? Optional.empty()
                : Optional.of("cannot be " + participle + ": " + Wording.clause(line.protection()));
    }

    private static Optional<String> unread(SessionLine line) {
        return line.state().equals("Active")
                ? Optional.empty()
                : Optional.of("is " + line.state() + ": nobody is there to read it");
    }

    private static Optional<String> detached(SessionLine line) {
        return line.state().equals("Disconnected") ? Optional.of("is disconnected already") : Optional.empty();
    }
}
