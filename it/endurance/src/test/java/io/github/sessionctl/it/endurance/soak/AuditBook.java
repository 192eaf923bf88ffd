package io.github.sessionctl.it.endurance.soak;

import io.github.sessionctl.jmx.audit.AuditRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads along in the audit of one host, in the thread that acts or one that it has begun, and compares every record with what was really asked of the machine. */
final class AuditBook implements Consumer<AuditRecord> {

    private static final Pattern PLANNED = Pattern.compile("(?:to log off: session |, )(\\d+) of ");

    private final String host;
    private final SessionModel model;
    private final Problems problems;
    private final Figures figures;

    AuditBook(String host, SessionModel model, Problems problems, Figures figures) {
        this.host = host;
        this.model = model;
        this.problems = problems;
        this.figures = figures;
    }

    @Override
    public void accept(AuditRecord record) {
        if (!record.host().equals(host)) {
            return;
        }
        model.goesOn();
        figures.add("auditRecords");
        if (!Operation.LOGOFFS.contains(record.operation())) {
            figures.add("audit." + record.operation() + "." + record.outcome());
        } else if (record.outcome().equals("BEGUN")) {
            model.begins(new Operation(record.operation(), record.parameters()), planned(record));
        } else if (record.session().isEmpty()) {
            figures.add("audit.whole." + record.outcome());
            model.ends();
        } else {
            figures.add("audit.session." + record.outcome());
            session(record);
        }
    }

    private static List<Long> planned(AuditRecord record) {
        return PLANNED.matcher(record.explanation())
                .results()
                .map(result -> Long.valueOf(result.group(1)))
                .toList();
    }

    private void session(AuditRecord record) {
        long id = Long.parseLong(record.session().split(" ", 2)[0]);
        Optional<Operation> operation = model.operation();
        boolean wasAsked = operation.isPresent() && operation.get().asked().remove(id);
        boolean isRight = switch (record.outcome()) {
            case "LOGGED_OFF", "STILL_LOGGING_OFF", "NOT_KNOWN" -> wasAsked;
            case "FAILED" -> !wasAsked;
            case "CHANGED", "ALREADY_GONE", "SKIPPED", "NOT_BEGUN" -> !wasAsked;
            default -> false;
        };
        if (wasAsked) {
            figures.add("logoffsWithOutcome");
        }
        problems.check(
                isRight,
                "the audit says " + record.toLine() + ", but the logoff was " + (wasAsked ? "" : "not ")
                        + "accepted in " + operation);
        if (record.operation().equals("logoff")) {
            model.ends();
        }
    }
}
