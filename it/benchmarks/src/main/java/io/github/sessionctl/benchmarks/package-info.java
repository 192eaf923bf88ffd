/** Benchmarks: each measures two ways side by side, in turns, in one run. */
@NullMarked
package io.github.sessionctl.benchmarks;

import org.jspecify.annotations.NullMarked;
