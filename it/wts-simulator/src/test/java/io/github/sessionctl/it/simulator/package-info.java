@NullMarked
package io.github.sessionctl.it.simulator;

import org.jspecify.annotations.NullMarked;
