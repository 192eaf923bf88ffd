/** Asks a Connection Broker which session hosts its Remote Desktop deployment has. */
@NullMarked
package io.github.sessionctl.fleet.broker;

import org.jspecify.annotations.NullMarked;
