/** Tries in a process of their own, which they may end: how it is started, told what to try, and judged. */
@NullMarked
package io.github.sessionctl.it.fuzz.child;

import org.jspecify.annotations.NullMarked;
