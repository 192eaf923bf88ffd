/** What people type and read: durations and aligned tables. */
@NullMarked
package io.github.sessionctl.text;

import org.jspecify.annotations.NullMarked;
