/** The same run over many hosts: bounds, deadlines, partial results. */
@NullMarked
package io.github.sessionctl.fleet;

import org.jspecify.annotations.NullMarked;
