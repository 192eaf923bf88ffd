/** Maven builds, timed as whole processes or from within. */
@NullMarked
package io.github.sessionctl.benchmarks.builds;

import org.jspecify.annotations.NullMarked;
