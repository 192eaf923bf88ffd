/** Calls to hosts that a deadline can end for the caller, however long the host takes. */
@NullMarked
package io.github.sessionctl.host.deadline;

import org.jspecify.annotations.NullMarked;
