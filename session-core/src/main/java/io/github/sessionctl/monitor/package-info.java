/** What changes among a host's sessions: who logs on and off, connects, disconnects, locks and unlocks. */
@NullMarked
package io.github.sessionctl.monitor;

import org.jspecify.annotations.NullMarked;
