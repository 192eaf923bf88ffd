package io.github.sessionctl.jmx.console;

/** The kinds of sessions that operators tell apart. */
enum Kind {
    /** A user is logged on and connected. */
    ACTIVE("Active"),
    /** A user is logged on without being connected. */
    DISCONNECTED("Disconnected"),
    /** Services, listeners, sessions of nobody, and what is on its way in or out. */
    OTHER("Others");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** Windows shows the services session as disconnected too; nobody is logged on there. */
    static Kind of(SessionLine line) {
        if (!line.hasUser()) {
            return OTHER;
        }
        return switch (line.state()) {
            case "Active" -> ACTIVE;
            case "Disconnected" -> DISCONNECTED;
            default -> OTHER;
        };
    }
}
