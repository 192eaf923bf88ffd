/** A host in memory with the contract of the real one, read from a scenario or built in code. */
@NullMarked
package io.github.sessionctl.host.simulated;

import org.jspecify.annotations.NullMarked;
