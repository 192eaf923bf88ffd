/** The two readers of scenarios, that of the in-memory host and that of the simulated wtsapi32, held against each other. */
@NullMarked
package io.github.sessionctl.it.fuzz.language;

import org.jspecify.annotations.NullMarked;
