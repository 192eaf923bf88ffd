package io.github.sessionctl.jmx.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/** The columns of the table. */
enum Column {
    HOST("Host", 90, line -> Cell.of(line.host())),
    ID("ID", 65, line -> new Cell(Long.toString(line.id()), line.id())),
    SESSION("Session", 90, line -> Cell.of(line.name())),
    STATE("State", 120, line -> Cell.of(line.state())),
    USER("User", 140, line -> Cell.of(line.account())),
    IDLE("Idle", 70, line -> new Cell(Wording.span(line.idleSeconds()), line.idleSeconds())),
    CLIENT("Client", 170, line -> Cell.of(line.client())),
    LOCKED("Locked", 60, line -> Cell.of(line.locked().equals("unknown") || !line.hasUser() ? "" : line.locked())),
    PROTECTION("Protection", 160, line -> Cell.of(Wording.protection(line.protection())));

    final String title;

    /** The width to begin with, in pixels at a font of 12 points. */
    final int width;

    @SuppressWarnings("ImmutableEnumChecker") // it keeps nothing
    private final Function<SessionLine, Cell> cell;

    Column(String title, int width, Function<SessionLine, Cell> cell) {
        this.title = title;
        this.width = width;
        this.cell = cell;
    }

    /** What this column shows of a session. */
    Cell cell(SessionLine line) {
        return cell.apply(line);
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
