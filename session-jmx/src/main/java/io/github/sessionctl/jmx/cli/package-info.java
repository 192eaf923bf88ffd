/** The runnable jar's command line. */
@NullMarked
package io.github.sessionctl.jmx.cli;

import org.jspecify.annotations.NullMarked;
