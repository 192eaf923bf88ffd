package io.github.sessionctl.jmx.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;

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

    final String title;

    /** The width to begin with, in pixels at a font of 12 points. */
    final int width;

    Column(String title, int width) {
        this.title = title;
        this.width = width;
    }

    /** What this column shows of a session. */
    Cell cell(SessionLine line) {
        return switch (this) {
            case HOST -> Cell.of(line.host());
            case ID -> new Cell(Long.toString(line.id()), line.id());
            case SESSION -> Cell.of(line.name());
            case STATE -> Cell.of(line.state());
            case USER -> Cell.of(line.account());
            case IDLE -> new Cell(Wording.span(line.idleSeconds()), line.idleSeconds());
            case CLIENT -> Cell.of(line.client());
            case LOCKED -> Cell.of(line.locked().equals("unknown") || !line.hasUser() ? "" : line.locked());
            case PROTECTION -> Cell.of(Wording.protection(line.protection()));
        };
    }

    /** Picks the lines in which every word that was typed occurs, case ignored. */
    static Predicate<SessionLine> filter(String typed) {
        String[] words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return line -> Arrays.stream(words)
                .allMatch(word -> Arrays.stream(values())
                        .anyMatch(column -> column.cell(line)
                                .text()
                                .toLowerCase(Locale.ROOT)
                                .contains(word)));
    }
}
