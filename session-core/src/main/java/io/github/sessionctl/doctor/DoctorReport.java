package io.github.sessionctl.doctor;

import io.github.sessionctl.text.TextTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a {@link Doctor} has found. Immutable.
 * @param findings in the order in which they were looked at
 */
public record DoctorReport(List<Finding> findings) {

    /** Copies the findings. */
    public DoctorReport {
        findings = List.copyOf(findings);
    }

    /** {@return the gravest status of all findings; {@link FindingStatus#NOT_CHECKED} when there is none} */
    public FindingStatus worst() {
        return findings.stream()
                .map(Finding::status)
                .max(FindingStatus::compareTo)
                .orElse(FindingStatus.NOT_CHECKED);
    }

    /** {@return the report as lines of plain text: a heading, a line for each finding, and under it its next step where there is one} */
    public List<String> lines() {
        TextTable table = new TextTable("STATUS", "CHECK", "FOUND");
        findings.forEach(finding -> table.row(finding.status().toString(), finding.name(), finding.found()));
        List<String> rows = table.lines();
        List<String> lines = new ArrayList<>(rows.subList(0, 1));
        for (int i = 0; i < findings.size(); i++) {
            lines.add(rows.get(i + 1));
            String nextStep = findings.get(i).nextStep();
            if (!nextStep.isEmpty()) {
                lines.add("    -> " + TextTable.oneLine(nextStep));
            }
        }
        return lines;
    }
}
