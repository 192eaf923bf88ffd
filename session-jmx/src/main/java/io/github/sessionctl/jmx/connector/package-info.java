/** How JMX clients reach the MBeans: a connector that shows ours alone, and says who may do what. */
@NullMarked
package io.github.sessionctl.jmx.connector;

import org.jspecify.annotations.NullMarked;
