package io.github.sessionctl.it.fleet;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * 200 servers. Of each twenty the last hangs for ever and the tenth takes longer for a call than a call may take; all others answer. Every third
 * has one user less, so that a host with another's sessions would show.
 */
final class FleetScenario {

    private static final int SERVERS = 200;

    private static final String SESSIONS = """
            host name=CENTRAL own=3
            session id=0 name=Services state=Disconnected
            session id=2 name=RDP-Tcp#2 state=Active user=bernd domain=CORP logonAgo=2h idleFor=5m
            session id=4 state=Disconnected user=dana domain=CORP logonAgo=26h disconnectedFor=2h
            session id=7 state=Disconnected user=emil domain=CORP logonAgo=26h disconnectedFor=3h
            session id=65536 name=RDP-Tcp state=Listen
            """;

    private FleetScenario() {}

    static String text() {
        return SESSIONS
                + numbers().mapToObj(FleetScenario::server).collect(Collectors.joining())
                + numbers()
                        .filter(FleetScenario::hasOneLess)
                        .mapToObj(number -> "change before=list server=" + name(number) + " session=7 gone=yes\n")
                        .collect(Collectors.joining());
    }

    private static String server(int number) {
        String trouble = hangs(number) ? " hangs=yes" : isSlow(number) ? " delay=11s" : "";
        return "server name=" + name(number) + trouble + "\n";
    }

    /** As {@code --hosts} wants them. */
    static String hosts() {
        return numbers().mapToObj(FleetScenario::name).collect(Collectors.joining(","));
    }

    /** Those that never answer. */
    static Set<String> dead() {
        return names(numbers().filter(FleetScenario::hangs));
    }

    /** Those that never answer and those that answer too late. */
    static Set<String> unreadable() {
        return names(numbers().filter(number -> !answers(number)));
    }

    static Set<String> healthy() {
        return names(numbers().filter(FleetScenario::answers));
    }

    /** The sessions of a healthy host's users who are disconnected. */
    static List<Long> disconnected(String healthy) {
        return hasOneLess(Integer.parseInt(healthy.substring(2))) ? List.of(4L) : List.of(4L, 7L);
    }

    private static IntStream numbers() {
        return IntStream.rangeClosed(1, SERVERS);
    }

    private static Set<String> names(IntStream numbers) {
        return numbers.mapToObj(FleetScenario::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(int number) {
        return "TS%03d".formatted(number);
    }

    private static boolean hangs(int number) {
        return number % 20 == 0;
    }

    private static boolean isSlow(int number) {
        return number % 20 == 10;
    }

    private static boolean answers(int number) {
        return !hangs(number) && !isSlow(number);
    }

    private static boolean hasOneLess(int number) {
        return number % 3 == 0;
    }
}
