/** Listing sessions, beside other libraries and beside C; measured by JMH. */
@NullMarked
package io.github.sessionctl.benchmarks.lists;

import org.jspecify.annotations.NullMarked;
