/** The logoff engine: which sessions may be logged off, why the others may not, and what became of each. */
@NullMarked
package io.github.sessionctl.logoff;

import org.jspecify.annotations.NullMarked;
