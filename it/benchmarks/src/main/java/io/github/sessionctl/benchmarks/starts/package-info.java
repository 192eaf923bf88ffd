/** The first answer of a fresh process. */
@NullMarked
package io.github.sessionctl.benchmarks.starts;

import org.jspecify.annotations.NullMarked;
