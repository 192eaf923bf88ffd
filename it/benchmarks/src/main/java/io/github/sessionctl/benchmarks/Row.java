package io.github.sessionctl.benchmarks;

/**
 * A line of the report.
 *
 * @param what what was measured
 * @param way how we do it
 * @param ours its samples
 * @param against what it is compared with
 * @param theirs its samples
 * @param goal what we want of the two
 * @param result what came out, with the same words
 * @param holds whether the goal holds
 */
record Row(
        String what,
        String way,
        Samples ours,
        String against,
        Samples theirs,
        String goal,
        String result,
        boolean holds) {}
