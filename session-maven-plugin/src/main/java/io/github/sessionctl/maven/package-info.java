/**
 * The Maven goals. They check parameters, ask the engine, and show what it says; what may be logged off is decided in
 * {@link io.github.sessionctl.logoff}.
 */
@NullMarked
package io.github.sessionctl.maven;

import org.jspecify.annotations.NullMarked;
