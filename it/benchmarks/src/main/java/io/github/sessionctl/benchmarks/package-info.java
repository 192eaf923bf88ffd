/** Runs all benchmarks, and writes the page of them. */
@NullMarked
package io.github.sessionctl.benchmarks;

import org.jspecify.annotations.NullMarked;
