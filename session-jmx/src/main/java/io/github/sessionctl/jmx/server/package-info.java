/** A small server: the MBeans, and from the moment when all of them are there a connector to them. */
@NullMarked
package io.github.sessionctl.jmx.server;

import org.jspecify.annotations.NullMarked;
