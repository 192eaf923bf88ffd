/** Ways and figures, and how they are taken side by side. */
@NullMarked
package io.github.sessionctl.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
