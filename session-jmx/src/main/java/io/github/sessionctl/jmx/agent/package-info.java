/** The MBeans loaded into the JVM of another application, with {@code -javaagent:} or while it runs. */
@NullMarked
package io.github.sessionctl.jmx.agent;

import org.jspecify.annotations.NullMarked;
