/** The port: what a host of sessions can do, whoever implements it. */
@NullMarked
package io.github.sessionctl.host;

import org.jspecify.annotations.NullMarked;
