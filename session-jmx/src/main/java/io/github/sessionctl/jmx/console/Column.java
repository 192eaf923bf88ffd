package io.github.sessionctl.jmx.console;

/** The columns of the table. */
enum Column {
    HOST("Host", 90),
    ID("ID", 65),
    SESSION("Session", 90),
    STATE("State", 120),
    USER("User", 140),
    IDLE("Idle", 70),
    CLIENT("Client", 170),
    LOCKED("Locked", 60),
    PROTECTION("Protection", 160);

    private final String title;
    private final int width;

    Column(String title, int width) {
        this.title = title;
        this.width = width;
    }

    String title() {
        return title;
    }

    /** The width to begin with, in pixels at a font of 12 points. */
    int width() {
        return width;
    }

    /** What this column shows of a session. */
    Cell cell(SessionLine line) {
        return switch (this) {
            case HOST -> Cell.of(line.host());
            case ID -> new Cell(Long.toString(line.id()), line.id());
            case SESSION -> Cell.of(line.name());
            case STATE -> Cell.of(line.state());
            case USER -> Cell.of(line.account());
            case IDLE -> new Cell(Span.text(line.idleSeconds()), line.idleSeconds());
            case CLIENT -> Cell.of(line.client());
            case LOCKED -> Cell.of(line.locked().equals("unknown") || !line.hasUser() ? "" : line.locked());
            case PROTECTION -> Cell.of(Protection.text(line.protection()));
        };
    }
}
