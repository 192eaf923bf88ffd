package io.github.sessionctl.benchmarks.measure;

import java.util.List;

/** Something to measure. */
public interface Benchmark {

    /** Measures it, side by side with what it is compared with. */
    List<Row> measure() throws Exception;
}
