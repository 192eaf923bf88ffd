/** The sessions of a host as an MBean, for JConsole, VisualVM and every other JMX client. */
@NullMarked
package io.github.sessionctl.jmx;

import org.jspecify.annotations.NullMarked;
