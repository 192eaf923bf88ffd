package io.github.sessionctl.benchmarks.servers;

import io.github.sessionctl.jmx.SessionRow;
import java.util.List;

/** Has rows, and does nothing for them. */
public interface RowsMXBean {

    /** Always the same ones. */
    List<SessionRow> getSessions();
}
