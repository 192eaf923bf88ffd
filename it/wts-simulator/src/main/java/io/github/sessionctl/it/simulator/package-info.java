/** What tests say to the simulated {@code wtsapi32}, and what it tells them. */
@NullMarked
package io.github.sessionctl.it.simulator;

import org.jspecify.annotations.NullMarked;
