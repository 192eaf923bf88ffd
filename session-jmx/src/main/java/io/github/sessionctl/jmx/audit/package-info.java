/** Who asked for what, and what came of it. */
@NullMarked
package io.github.sessionctl.jmx.audit;

import org.jspecify.annotations.NullMarked;
