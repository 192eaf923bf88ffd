/** What stands in the way of seeing and logging off sessions, found out without changing anything. */
@NullMarked
package io.github.sessionctl.doctor;

import org.jspecify.annotations.NullMarked;
