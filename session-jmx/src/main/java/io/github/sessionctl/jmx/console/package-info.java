/** The tab "Sessions" of the JDK's JConsole, which knows the MBeans by their open types alone. */
@NullMarked
package io.github.sessionctl.jmx.console;

import org.jspecify.annotations.NullMarked;
