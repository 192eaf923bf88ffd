/** Planning and logging off, on many sessions and on many hosts. */
@NullMarked
package io.github.sessionctl.benchmarks.runs;

import org.jspecify.annotations.NullMarked;
