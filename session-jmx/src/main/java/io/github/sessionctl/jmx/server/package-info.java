/** The runnable jar: registers the MBeans and serves them to this machine. */
@NullMarked
package io.github.sessionctl.jmx.server;

import org.jspecify.annotations.NullMarked;
