/** What MBeans cost those who read them, and the JVM that has them. */
@NullMarked
package io.github.sessionctl.benchmarks.servers;

import org.jspecify.annotations.NullMarked;
